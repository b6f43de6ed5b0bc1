namespace Seaworthy.Hosting;

/// <summary>
/// A section header of <c>.editorconfig</c>, made ready to be asked about many paths. The language is that of the compiler, so that hosts agree:
/// <c>*</c> (no slash), <c>**</c>, <c>?</c>, <c>[abc]</c>, <c>[!abc]</c>, <c>{a,b}</c>, <c>{1..9}</c>, and a backslash before a literal character.
/// </summary>
/// <remarks>See https://spec.editorconfig.org/#glob-expressions. Matching takes at most (states × characters) steps: no pattern makes it slow.</remarks>
sealed class SectionGlob
{
    const int LongestPattern = 4096;
    const int MostStates = 20_000;

    readonly List<State> _states = [];
    readonly bool _matchesName;
    bool _crossesFolders;

    SectionGlob(bool matchesName) => _matchesName = matchesName;

    enum Step
    {
        Match,
        Literal,
        AnyButSlash,
        Set,
        Number,
        AnySequence,
        NameSequence,
        Fork,
        Jump,
    }

    /// <summary>The pattern, or null when it is not one: an unclosed set or range, or longer than anybody means.</summary>
    public static SectionGlob? Parse(string pattern)
    {
        if (pattern.Length is 0 or > LongestPattern)
            return null;
        var glob = new SectionGlob(matchesName: pattern.IndexOf('/') < 0);
        var start = pattern[0] == '/' ? 1 : 0;
        var at = start;
        if (!glob.Compile(pattern, ref at, depth: 0) || at != pattern.Length)
            return null;
        glob._states.Add(new State(Step.Match));
        return glob;
    }

    /// <param name="path">The path as seen from the folder of the config file, without a leading slash.</param>
    public bool Matches(string path)
    {
        if (!_matchesName)
            return Runs(path);
        // Without a slash the pattern may begin in any folder; only "**" can then reach beyond the name.
        var start = path.Length;
        do
        {
            start = start < 2 ? 0 : path.LastIndexOf('/', start - 2) + 1;
            if (Runs(path.Substring(start)))
                return true;
        }
        while (_crossesFolders && start > 0);
        return false;
    }

    bool Compile(string pattern, ref int at, int depth)
    {
        while (at < pattern.Length)
        {
            if (_states.Count > MostStates)
                return false;
            var c = pattern[at];
            if (depth > 0 && c is ',' or '}')
                return true;
            at++;
            switch (c)
            {
                case '\\' when at < pattern.Length:
                    _states.Add(new State(Step.Literal) { Character = pattern[at++] });
                    break;
                case '*':
                    // "**" crosses folders, "*" does not.
                    var isAny = at < pattern.Length && pattern[at] == '*';
                    if (isAny)
                        at++;
                    _crossesFolders |= isAny;
                    _states.Add(new State(isAny ? Step.AnySequence : Step.NameSequence));
                    break;
                case '?':
                    _states.Add(new State(Step.AnyButSlash));
                    break;
                case '[':
                    if (!CompileSet(pattern, ref at))
                        return false;
                    break;
                case '{':
                    if (!CompileBraces(pattern, ref at, depth))
                        return false;
                    break;
                default:
                    _states.Add(new State(Step.Literal) { Character = c });
                    break;
            }
        }
        return depth == 0;
    }

    bool CompileSet(string pattern, ref int at)
    {
        var isNegated = at < pattern.Length && pattern[at] is '!' or '^';
        if (isNegated)
            at++;
        var characters = new List<(char From, char To)>();
        while (at < pattern.Length && (pattern[at] != ']' || characters.Count == 0))
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length)
                at++;
            var from = pattern[at++];
            var to = from;
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                to = pattern[at + 1];
                at += 2;
            }
            characters.Add((from, to));
        }
        if (at >= pattern.Length)
            return false;
        at++;
        _states.Add(new State(Step.Set) { Ranges = characters.ToArray(), IsNegated = isNegated });
        return true;
    }

    bool CompileBraces(string pattern, ref int at, int depth)
    {
        if (depth > 16)
            return false;
        var close = pattern.IndexOf('}', at);
        if (close > 0 && NumberRange(pattern.Substring(at, close - at)) is var (low, high))
        {
            _states.Add(new State(Step.Number) { Low = low, High = high });
            at = close + 1;
            return true;
        }
        var jumps = new List<State>();
        while (true)
        {
            var fork = new State(Step.Fork);
            _states.Add(fork);
            if (!Compile(pattern, ref at, depth + 1) || at >= pattern.Length)
                return false;
            var jump = new State(Step.Jump);
            jumps.Add(jump);
            _states.Add(jump);
            fork.Target = _states.Count;
            if (pattern[at++] == ',')
                continue;
            // The last alternative has no other to fall back to.
            fork.Target = -1;
            break;
        }
        foreach (var jump in jumps)
            jump.Target = _states.Count;
        return true;
    }

    static (int Low, int High)? NumberRange(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots > 0 && int.TryParse(text.Substring(0, dots), out var low) && int.TryParse(text.Substring(dots + 2), out var high)
            ? (Math.Min(low, high), Math.Max(low, high))
            : null;
    }

    bool Runs(string text)
    {
        var current = new HashSet<int> { 0 };
        // A number is read in one step, so states are kept for each place that a step can reach.
        var reached = new HashSet<int>?[text.Length + 1];
        reached[0] = current;
        for (var location = 0; location <= text.Length; location++)
        {
            if (reached[location] is not { } states)
                continue;
            reached[location] = null;
            var work = new Stack<int>(states);
            while (work.Count > 0)
            {
                if (Advance(text, location, work.Pop(), states, work, reached))
                    return true;
            }
        }
        return false;
    }

    bool Advance(string text, int location, int index, HashSet<int> here, Stack<int> work, HashSet<int>?[] reached)
    {
        var state = _states[index];
        var isEnd = location == text.Length;
        switch (state.Step)
        {
            case Step.Match:
                return isEnd;
            case Step.Fork:
                Stay(index + 1);
                if (state.Target >= 0)
                    Stay(state.Target);
                break;
            case Step.Jump:
                Stay(state.Target);
                break;
            case Step.AnySequence or Step.NameSequence:
                Stay(index + 1);
                if (!isEnd && (state.Step == Step.AnySequence || text[location] != '/'))
                    Go(location + 1, index);
                break;
            case Step.Number:
                for (var end = location + (!isEnd && text[location] == '-' ? 1 : 0); end < text.Length && end - location < 11
                    && text[end] is >= '0' and <= '9'; end++)
                {
                    if (int.TryParse(text.Substring(location, end + 1 - location), out var number) && number >= state.Low && number <= state.High)
                        Go(end + 1, index + 1);
                }
                break;
            default:
                if (!isEnd && state.Takes(text[location]))
                    Go(location + 1, index + 1);
                break;
        }
        return false;

        void Stay(int target)
        {
            if (here.Add(target))
                work.Push(target);
        }

        void Go(int to, int target) => (reached[to] ??= []).Add(target);
    }

    sealed class State(Step step)
    {
        public Step Step { get; } = step;

        public char Character { get; init; }

        public (char From, char To)[] Ranges { get; init; } = [];

        public bool IsNegated { get; init; }

        public int Low { get; init; }

        public int High { get; init; }

        public int Target { get; set; } = -1;

        public bool Takes(char c)
        {
            switch (Step)
            {
                case Step.Literal:
                    return c == Character;
                case Step.AnyButSlash:
                    return c != '/';
                default:
                    foreach (var (from, to) in Ranges)
                    {
                        if (c >= from && c <= to)
                            return !IsNegated;
                    }
                    return IsNegated && c != '/';
            }
        }
    }
}
