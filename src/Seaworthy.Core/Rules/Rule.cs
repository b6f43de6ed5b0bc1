namespace Seaworthy.Rules;

/// <summary>One fault: what it is called, why it matters, how it is found, and examples that are its documentation and its tests.</summary>
public abstract class Rule
{
    RuleInfo _info = null!;

    /// <summary>Set by the catalogue, once.</summary>
    public RuleInfo Info
    {
        get => _info;
        internal set => (_info, Ordinal) = (value, value.Ordinal);
    }

    /// <summary><see cref="RuleInfo.Ordinal"/>, at hand: the walk asks for it before each call.</summary>
    internal int Ordinal { get; private set; }

    // A rule that is a class of its own overrides its texts; a row of a family initializes them.

    /// <summary>The fault in a few words, without a full stop.</summary>
    public virtual string Title { get; init; } = "";

    /// <summary>A composite format string: one sentence that names the subject and what to write instead, without a full stop.</summary>
    public virtual string Message { get; init; } = "";

    /// <summary>A paragraph for the page: what can go wrong.</summary>
    public virtual string Why { get; init; } = "";

    /// <summary>
    /// Links to the authority (Kubernetes, Docker, OCI, CIS, RFC, vendor), separated by blanks or line ends; each is listed in eng/Sources.tsv.
    /// </summary>
    public virtual string Sources { get; init; } = "";

    /// <summary><see cref="Sources"/>, one by one.</summary>
    public IReadOnlyList<string> SourceLinks => Sources.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where peers decide differently, and why we do not follow; null where nothing is worth saying.</summary>
    public virtual string? Differences { get; init; }

    /// <summary>The characters that a finding marks may be a secret: no host prints or copies them.</summary>
    public virtual bool HidesValues => false;

    /// <summary>What each argument takes of the message at most.</summary>
    internal virtual int LongestArgument => EscapedText.Longest;

    /// <summary>The keys of <c>.editorconfig</c> that the rule reads, each with its meaning.</summary>
    public virtual IEnumerable<RuleOption> Options => [];

    public abstract IEnumerable<Example> Examples { get; }

    internal abstract void AddTo(RuleTable table);
}

/// <summary>A key that a rule reads per file, such as <c>seaworthy_allowed_registries</c>.</summary>
public sealed record RuleOption(string Key, string Meaning, string Example);

/// <summary>A rule that is handed each <typeparamref name="TSubject"/> of the workspace.</summary>
public abstract class Rule<TSubject> : Rule
    where TSubject : class, ISubject
{
    public abstract void Check(TSubject subject, Report report);

    internal sealed override void AddTo(RuleTable table) => table.Add(this);
}
