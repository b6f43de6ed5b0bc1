using System;
using System.Collections.Generic;

namespace Seaworthy.Engine;

/// <summary>The rules that are on somewhere in the workspace, by the subject they take.</summary>
sealed class RuleTable
{
    readonly Dictionary<Type, object> _bySubject = [];

    /// <summary>The rules that are on in any of these.</summary>
    public static RuleTable Of(IReadOnlyCollection<FileSettings> settings)
    {
        var table = new RuleTable();
        foreach (var rule in Catalogue.Rules)
        {
            foreach (var set in settings)
            {
                if (set.SeverityOf(rule) == Severity.None)
                    continue;
                rule.AddTo(table);
                break;
            }
        }
        return table;
    }

    public void Add<TSubject>(Rule<TSubject> rule)
        where TSubject : class, ISubject
    {
        if (!_bySubject.TryGetValue(typeof(TSubject), out var rules))
            _bySubject.Add(typeof(TSubject), rules = new List<Rule<TSubject>>());
        ((List<Rule<TSubject>>)rules).Add(rule);
    }

    public Rule<TSubject>[] For<TSubject>()
        where TSubject : class, ISubject =>
        _bySubject.TryGetValue(typeof(TSubject), out var rules) ? ((List<Rule<TSubject>>)rules).ToArray() : [];
}
