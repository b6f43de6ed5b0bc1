namespace Seaworthy.Rules;

/// <summary>The rules that are on somewhere in the workspace, by the subject they take.</summary>
sealed class RuleTable
{
    readonly Dictionary<Type, object> _bySubject = [];
    readonly DialectRules?[] _byDialect = new DialectRules?[3];

    public void Add<TSubject>(Rule<TSubject> rule)
        where TSubject : class, ISubject
    {
        if (!_bySubject.TryGetValue(typeof(TSubject), out var rules))
            _bySubject.Add(typeof(TSubject), rules = new RulesOf<TSubject>());
        ((RulesOf<TSubject>)rules).Add(rule);
    }

    /// <summary>The rules about subjects that all dialects have.</summary>
    public DialectRules In(Dialect dialect) => _byDialect[(int)dialect] ??= new DialectRules(this, dialect);

    /// <summary>The rules that take the subject in files of that dialect.</summary>
    public Rule<TSubject>[] For<TSubject>(Dialect dialect)
        where TSubject : class, ISubject =>
        _bySubject.TryGetValue(typeof(TSubject), out var rules) ? ((RulesOf<TSubject>)rules).In(dialect) : [];

    /// <summary>The rules that take the subject, whatever the file.</summary>
    public Rule<TSubject>[] For<TSubject>()
        where TSubject : class, ISubject =>
        _bySubject.TryGetValue(typeof(TSubject), out var rules) ? ((RulesOf<TSubject>)rules).All() : [];

    sealed class RulesOf<TSubject>
        where TSubject : class, ISubject
    {
        readonly List<Rule<TSubject>> _rules = [];
        readonly Rule<TSubject>[]?[] _byDialect = new Rule<TSubject>[]?[3];
        Rule<TSubject>[]? _all;

        public void Add(Rule<TSubject> rule) => _rules.Add(rule);

        public Rule<TSubject>[] All() => _all ??= [.. _rules];

        public Rule<TSubject>[] In(Dialect dialect) => _byDialect[(int)dialect] ??= [.. _rules.FindAll(r => r.Info.AppliesTo(dialect))];
    }
}

/// <summary>The rules about subjects that all dialects have, for one of them.</summary>
sealed class DialectRules(RuleTable table, Dialect dialect)
{
    public Rule<ImageReference>[] Images { get; } = table.For<ImageReference>(dialect);

    public Rule<Variable>[] Variables { get; } = table.For<Variable>(dialect);

    public Rule<Container>[] Containers { get; } = table.For<Container>(dialect);

    public Rule<Mount>[] Mounts { get; } = table.For<Mount>(dialect);

    public Rule<Port>[] Ports { get; } = table.For<Port>(dialect);

    public Rule<Workload>[] Workloads { get; } = table.For<Workload>(dialect);
}
