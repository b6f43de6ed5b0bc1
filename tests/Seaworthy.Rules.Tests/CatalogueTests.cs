using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Seaworthy.Linting;
using Seaworthy.Model;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>What holds for the catalogue as a whole.</summary>
public sealed class CatalogueTests
{
    // The languages whose files a peer reads; an alias wants a bad example in one of them.
    static readonly Dictionary<string, Dialect[]> s_peers = new()
    {
        ["hadolint"] = [Dialect.Dockerfile],
        ["buildkit"] = [Dialect.Dockerfile],
        ["dockle"] = [Dialect.Dockerfile],
        ["datadog"] = [Dialect.Dockerfile],
        ["dockerfilelint"] = [Dialect.Dockerfile],
        ["dockerfile-utils"] = [Dialect.Dockerfile],
        ["tally"] = [Dialect.Dockerfile],
        ["dclint"] = [Dialect.Compose],
        ["kube-linter"] = [Dialect.Kubernetes],
        ["kube-score"] = [Dialect.Kubernetes],
        ["polaris"] = [Dialect.Kubernetes],
        ["kubescape"] = [Dialect.Kubernetes],
        ["kubesec"] = [Dialect.Kubernetes],
        ["pss"] = [Dialect.Kubernetes],
        ["cis-kubernetes"] = [Dialect.Kubernetes],
        ["cis-docker"] = [Dialect.Dockerfile, Dialect.Compose],
        ["kics"] = [Dialect.Dockerfile, Dialect.Compose, Dialect.Kubernetes],
        ["trivy"] = [Dialect.Dockerfile, Dialect.Kubernetes],
        ["checkov"] = [Dialect.Dockerfile, Dialect.Kubernetes],
        ["sonar"] = [Dialect.Dockerfile, Dialect.Kubernetes],
        ["semgrep"] = [Dialect.Dockerfile, Dialect.Compose, Dialect.Kubernetes],
        ["terrascan"] = [Dialect.Dockerfile, Dialect.Kubernetes],
    };

    // The name of the class or row that carries each id.
    static readonly Dictionary<string, string> s_names = typeof(Rule).Assembly.GetTypes()
        .SelectMany(t => t.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Append<MemberInfo>(t))
        .Where(m => m.IsDefined(typeof(RuleAttribute), inherit: false))
        .ToDictionary(m => m.GetCustomAttribute<RuleAttribute>()!.Id, m => m.Name);

    [Fact]
    public void All_that_carries_the_attribute_is_in_the_catalogue() =>
        Assert.Equal(s_names.Keys.Order(StringComparer.Ordinal), Catalogue.Infos.Select(i => i.Id));

    [Fact]
    public void A_rule_is_made_once_and_says_what_the_catalogue_says_of_it()
    {
        foreach (var info in Catalogue.Infos)
        {
            var rule = Catalogue.Get(info);
            Assert.Same(rule, Catalogue.Get(info));
            Assert.Same(info, rule.Info);
            Assert.Equal(rule.Title, info.Title);
            Assert.Equal(rule.Why, info.Why);
        }
    }

    public static TheoryData<string> Slugs() => [.. Catalogue.Rules.Select(r => r.Info.Slug)];

    [Fact]
    public void Ids_and_slugs_are_unique()
    {
        Assert.Equal(Catalogue.Rules.Length, Catalogue.Rules.Select(r => r.Info.Id).Distinct().Count());
        Assert.Equal(Catalogue.Rules.Length, Catalogue.Rules.Select(r => r.Info.Slug).Distinct().Count());
        Assert.Equal(Catalogue.Rules.Select(r => r.Info.Ordinal), Enumerable.Range(0, Catalogue.Rules.Length));
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Id_lies_in_its_area(string slug)
    {
        var info = Catalogue.Find(slug)!.Info;
        Assert.Matches("^SEA[0-9]{4}$", info.Id);
        Assert.Equal((int)info.Category, info.Id[3] - '0');
        Assert.Matches("^[0-9]+\\.[0-9]+$", info.Since);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Has_good_and_bad_examples_in_each_of_its_dialects(string slug)
    {
        var rule = Catalogue.Find(slug)!;
        // A fault of ours has no example, and a setting stands in no manifest.
        if (rule.Info.Id is Tool.HostReports.InternalFaultId or Tool.HostReports.InvalidSettingId or Tool.HostReports.StaleBaselineId)
        {
            Assert.Empty(rule.Examples);
            return;
        }
        Assert.Contains(rule.Examples, e => e.IsBad);
        Assert.Equal(
            rule.Examples.Where(e => e.IsBad).Select(e => e.Dialect).Distinct().Order(),
            rule.Examples.Where(e => !e.IsBad).Select(e => e.Dialect).Distinct().Order());
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Has_a_bad_example_in_each_dialect_that_its_subject_and_settings_tell_and_in_no_other(string slug)
    {
        var rule = Catalogue.Find(slug)!;
        if (rule.Info.Dialects.Count > 0)
            Assert.Equal(rule.Info.Dialects, rule.Examples.Where(e => e.IsBad && !e.IsTrustFile).Select(e => e.Dialect).Distinct().Order());
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Reasons_of_exceptions_are_in_form(string slug)
    {
        foreach (var (_, reason) in Catalogue.Find(slug)!.Info.Exceptions)
            Assert.Matches("^[^A-Z].{20,}[^.]$|^(SEA|HostTo)", reason);
    }

    // One pattern of absence: missing-x for an element that should exist, x-disabled and x-enabled for what is switched, invalid-x for what is malformed.
    [Theory, MemberData(nameof(Slugs))]
    public void Slug_follows_the_pattern(string slug) =>
        Assert.DoesNotMatch("^no-|-no-(?!install|tls|log-init)|malformed|-missing$|-off$|-not-set$|-not-written$|lacks|without", slug);

    [Theory, MemberData(nameof(Slugs))]
    public void Prose_is_in_form(string slug)
    {
        var rule = Catalogue.Find(slug)!;
        Assert.False(rule.Title.EndsWith('.'));
        // A name that is written in lower case may come first.
        Assert.Matches("^([^a-z]|(etcd|ingress-nginx|kube-proxy|nginx|[a-z]+-[a-z-]+) )", rule.Title);
        Assert.False(rule.Message.EndsWith('.'));
        Assert.EndsWith(".", rule.Why.Trim(), StringComparison.Ordinal);
        Assert.Equal(s_names[rule.Info.Id], string.Concat(rule.Info.Slug.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])), ignoreCase: true);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Each_alias_is_backed_by_a_bad_example_in_a_language_of_its_peer(string slug)
    {
        var rule = Catalogue.Find(slug)!;
        var dialects = rule.Examples.Where(e => e.IsBad).Select(e => e.Dialect).ToHashSet();
        foreach (var alias in rule.Info.Aliases)
        {
            var colon = alias.IndexOf(':', StringComparison.Ordinal);
            Assert.True(colon > 0, alias);
            Assert.True(s_peers.TryGetValue(alias[..colon], out var languages), alias);
            Assert.True(languages.Any(dialects.Contains), $"{alias} has no bad example");
        }
        Assert.Empty(rule.Info.Aliases.Intersect(rule.Info.Related));
        Assert.Equal(rule.Info.Aliases.Count, rule.Info.Aliases.Distinct().Count());
    }
}
