namespace Seaworthy.Syntax.Shell;

/// <summary>Walks a script from left to right and collects its simple commands; control flow is a stack, not a tree.</summary>
/// <remarks>POSIX Shell Command Language, 2.3 Token Recognition to 2.10 Shell Grammar; bash's additions where both agree on what they mean.</remarks>
sealed class ShellReader(bool hasErrexit, bool hasPipefail)
{
    const int DeepestScript = 8;

    readonly List<ShellCommand> _commands = [];
    readonly List<ShellPipeline> _pipelines = [];
    readonly List<ShellWord> _assignments = new(0);
    bool _errexit = hasErrexit;
    bool _pipefail = hasPipefail;
    int _depth;
    int _conditions;
    int _subshells;

    public IReadOnlyList<ShellCommand> Commands => _commands;

    public IReadOnlyList<ShellWord> Assignments => _assignments;

    public IReadOnlyList<ShellPipeline> Pipelines => _pipelines;

    /// <summary>True when something is not closed.</summary>
    public bool Read(MappedText text)
    {
        if (_depth >= DeepestScript)
            return false;
        _depth++;
        var cursor = new ShellCursor(text);
        var state = new FlowState();
        while (!cursor.AtEnd)
            Step(cursor, state);
        _depth--;
        _conditions -= state.Conditions;
        _subshells -= state.Subshells;
        return cursor.IsBroken;
    }

    public void AddArguments(IReadOnlyList<MappedText> arguments)
    {
        if (arguments.Count == 0)
            return;
        var words = new List<ShellWord>(arguments.Count);
        foreach (var argument in arguments)
            words.Add(new ShellWord(argument, argument, isConstant: true, isQuoted: true, []));
        AddCommand(words, [], [], NewPipeline(), "", false);
    }

    void Step(ShellCursor cursor, FlowState state)
    {
        if (cursor.SkipBlanksAndComments())
            return;
        var op = cursor.TakeOperator();
        if (op is not null)
        {
            TakeOperator(cursor, state, op);
            return;
        }
        if (state.InCasePattern)
        {
            cursor.SkipCasePattern();
            state.InCasePattern = false;
            return;
        }
        ReadCommand(cursor, state);
    }

    void TakeOperator(ShellCursor cursor, FlowState state, string op)
    {
        switch (op)
        {
            case "\n" or ";" or "&":
                if (op == "\n")
                    cursor.SkipHeredocs();
                state.Operator = op;
                state.Pipeline = null;
                state.IsAlternative = false;
                break;
            case "&&":
                state.Operator = op;
                state.Pipeline = null;
                break;
            case "||":
                state.Operator = op;
                state.Pipeline = null;
                state.IsAlternative = true;
                break;
            case "|" or "|&":
                state.Operator = "|";
                break;
            case "(":
                state.Subshells++;
                _subshells++;
                break;
            case ")":
                if (state.Subshells > 0)
                {
                    state.Subshells--;
                    _subshells--;
                }
                break;
            case ";;" or ";&" or ";;&":
                state.InCasePattern = state.Cases > 0;
                state.Operator = ";";
                state.Pipeline = null;
                state.IsAlternative = false;
                break;
        }
    }

    void ReadCommand(ShellCursor cursor, FlowState state)
    {
        var words = new List<ShellWord>();
        var assignments = new List<ShellWord>(0);
        var redirections = new List<ShellRedirection>(0);
        while (!cursor.AtEnd)
        {
            if (cursor.SkipBlanksAndComments() || cursor.AtEnd)
                break;
            if (cursor.TakeRedirection() is { } redirection)
            {
                redirections.Add(redirection);
                continue;
            }
            if (cursor.AtOperator && !(words.Count == 1 && cursor.AtFunctionParentheses))
                break;
            if (words.Count == 1 && cursor.AtFunctionParentheses)
            {
                // name() { …: the body is read as if it ran here; a definition alone runs nothing that rules could mistake.
                cursor.SkipFunctionParentheses();
                words.Clear();
                state.Conditions++;
                _conditions++;
                return;
            }
            var before = cursor.Position;
            var word = cursor.TakeWord();
            if (cursor.Position == before)
            {
                cursor.SkipOne();
                continue;
            }
            if (words.Count == 0 && assignments.Count == 0 && redirections.Count == 0 && TakeReserved(word, cursor, state))
                return;
            if (words.Count == 0 && IsAssignment(word))
                assignments.Add(word);
            else
                words.Add(word);
        }
        Finish(words, assignments, redirections, state);
    }

    void Finish(List<ShellWord> words, List<ShellWord> assignments, List<ShellRedirection> redirections, FlowState state)
    {
        var pipeline = state.Pipeline ??= NewPipeline();
        if (words.Count > 0)
            AddCommand(words, assignments, redirections, pipeline, state.Operator, state.IsAlternative);
        else
            _assignments.AddRange(assignments);
        foreach (var word in assignments)
            ReadSubstitutions(word);
        foreach (var redirection in redirections)
            ReadSubstitutions(redirection.Target);
    }

    void AddCommand(
        List<ShellWord> words, IReadOnlyList<ShellWord> assignments, IReadOnlyList<ShellRedirection> redirections, ShellPipeline pipeline, string op,
            bool isAlternative,
        ShellCommand? wrapper = null)
    {
        var command = new ShellCommand(words, assignments, redirections, pipeline)
        {
            Operator = op,
            IsConditional = _conditions > 0 || isAlternative,
            IsInSubshell = _subshells > 0,
            HasErrexit = _errexit,
            HasPipefail = _pipefail,
            Wrapper = wrapper,
        };
        _commands.Add(command);
        if (wrapper is null)
            pipeline.Members.Add(command);
        if (command.Name == "set")
            TakeSet(command);
        // The words of a wrapped command are the wrapper's too, and were read with it.
        for (var i = 0; wrapper is null && i < words.Count; i++)
            ReadSubstitutions(words[i]);
        if (command.Spec.IsWrapper && wrapper?.Wrapper?.Wrapper?.Wrapper is null)
            AddWrapped(command, pipeline, op, isAlternative);
        else if (command.Name is "sh" or "bash" or "ash" or "dash" or "su" && IndexOfScript(command) is > 0 and var index)
            ReadInner(command, words[index]);
        else if (command.Name == "eval" && words.Count == 2)
            ReadInner(command, words[1]);
    }

    // sudo -u x apt-get install …: the command behind the wrapper's options and assignments.
    void AddWrapped(ShellCommand wrapper, ShellPipeline pipeline, string op, bool isAlternative)
    {
        var spec = wrapper.Spec;
        var skip = spec.SkippedOperands;
        for (var i = 1; i < wrapper.Words.Count; i++)
        {
            var text = wrapper.Words[i].Content.Text;
            if (text.Length > 1 && text[0] == '-')
            {
                // command -v asks whether a program is there, and does not run it.
                if (wrapper.Name == "command" && (text is "-v" or "-V"))
                    return;
                if (spec.TakesValue(text))
                    i++;
                continue;
            }
            if ((wrapper.Name is "env" or "sudo") && IsAssignment(wrapper.Words[i]))
                continue;
            if (skip-- > 0)
                continue;
            var words = new List<ShellWord>();
            for (var j = i; j < wrapper.Words.Count; j++)
                words.Add(wrapper.Words[j]);
            AddCommand(words, [], [], pipeline, op, isAlternative, wrapper);
            return;
        }
    }

    // The word behind -c, alone or at the end of a cluster such as -euxc.
    static int IndexOfScript(ShellCommand command)
    {
        for (var i = 1; i + 1 < command.Words.Count; i++)
        {
            var text = command.Words[i].Content.Text;
            if (text.Length > 1 && text[0] == '-' && text[1] != '-' && text[text.Length - 1] == 'c')
                return i + 1;
            if (text.Length == 0 || (text[0] != '-' && command.Words[i - 1].Content.Text != "-o"))
                return 0;
        }
        return 0;
    }

    void ReadInner(ShellCommand command, ShellWord script)
    {
        var (errexit, pipefail) = (_errexit, _pipefail);
        _errexit = false;
        _pipefail = false;
        foreach (var word in command.Words)
        {
            var text = word.Content.Text;
            _errexit |= text.Length > 1 && text[0] == '-' && text[1] != '-' && text.IndexOf('e') > 0;
            _pipefail |= text == "pipefail";
            if (word == script)
                break;
        }
        _subshells++;
        Read(script.Content);
        _subshells--;
        (_errexit, _pipefail) = (errexit, pipefail);
    }

    void ReadSubstitutions(ShellWord word)
    {
        if (word.Substitutions.Count == 0)
            return;
        _subshells++;
        foreach (var script in word.Substitutions)
            Read(script);
        _subshells--;
    }

    // set -e, set -eux, set -o pipefail, set -euxo pipefail, set +e
    void TakeSet(ShellCommand command)
    {
        for (var i = 1; i < command.Words.Count; i++)
        {
            var text = command.Words[i].Content.Text;
            if (text.Length < 2 || text[0] is not ('-' or '+'))
                continue;
            var isOn = text[0] == '-';
            if (text.IndexOf('e') > 0)
                _errexit = isOn;
            if (text[text.Length - 1] != 'o' || i + 1 >= command.Words.Count)
                continue;
            var option = command.Words[++i].Content.Text;
            if (option == "pipefail")
                _pipefail = isOn;
            else if (option == "errexit")
                _errexit = isOn;
        }
    }

    bool TakeReserved(ShellWord word, ShellCursor cursor, FlowState state)
    {
        if (word.IsQuoted)
            return false;
        switch (word.Raw.Text)
        {
            case "if" or "while" or "until":
                state.Conditions++;
                _conditions++;
                return true;
            case "then" or "elif" or "else" or "do" or "!" or "{":
                return true;
            case "fi" or "done":
                Close(state);
                return true;
            case "}":
                return true;
            case "for" or "select":
                cursor.SkipForHead();
                state.Conditions++;
                _conditions++;
                return true;
            case "case":
                cursor.SkipCaseHead();
                state.Conditions++;
                _conditions++;
                state.Cases++;
                state.InCasePattern = true;
                return true;
            case "esac":
                state.Cases = Math.Max(0, state.Cases - 1);
                state.InCasePattern = false;
                Close(state);
                return true;
            case "function":
                cursor.SkipBlanks();
                cursor.TakeWord();
                cursor.SkipFunctionParentheses();
                return true;
            case "[[":
                cursor.SkipPast("]]");
                return true;
            default:
                return false;
        }
    }

    void Close(FlowState state)
    {
        if (state.Conditions == 0)
            return;
        state.Conditions--;
        _conditions--;
    }

    ShellPipeline NewPipeline()
    {
        var pipeline = new ShellPipeline();
        _pipelines.Add(pipeline);
        return pipeline;
    }

    static bool IsAssignment(ShellWord word)
    {
        var text = word.Raw.Text;
        var equals = text.IndexOf('=');
        if (equals <= 0 || char.IsDigit(text[0]))
            return false;
        for (var i = 0; i < equals; i++)
        {
            if (text[i] != '_' && !char.IsLetterOrDigit(text[i]) && !(text[i] == '+' && i == equals - 1))
                return false;
        }
        return true;
    }

    sealed class FlowState
    {
        public ShellPipeline? Pipeline;
        public string Operator = "";
        public bool IsAlternative;
        public int Conditions;
        public int Subshells;
        public int Cases;
        public bool InCasePattern;
    }
}
