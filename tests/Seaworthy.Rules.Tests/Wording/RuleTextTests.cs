using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Linting;
using Seaworthy.Tests.Shared;
using Xunit;

namespace Seaworthy.Rules.Tests.Wording;

/// <summary>The texts of rules: form and length of messages, reasons and their sources, and words that are not used.</summary>
public sealed class RuleTextTests
{
    // Rules whose message is longer than usual, each with the reason.
    static readonly Dictionary<string, string> s_longMessages = new(StringComparer.Ordinal)
    {
        ["SEA0001"] = "names the file, the rule and the exception, so that it can be reported",
        ["SEA1108"] = "names both versions, so that a person can decide whether it is an attack",
    };

    // Rules whose message is not fault; advice, each with the reason.
    static readonly Dictionary<string, string> s_otherForm = new(StringComparer.Ordinal)
    {
        ["SEA0001"] = "the fault is ours: nothing can be written into the file",
        ["SEA0008"] = "both halves are arguments, and the test of settings checks them",
    };

    [Theory]
    [InlineData("Container 'web' has no memory limit; set resources.limits.memory")]
    [InlineData("Image 'x' has no tag, so it resolves to 'latest' and can change between builds; pin a version")]
    [InlineData("Image 'x' is affected by CVE-2021-44228; upgrade to 2.17.1 or later")]
    [InlineData("Image 'x' is locked but referenced by a tag, which can move; pin it to @sha256:…")]
    [InlineData("Possible rollback of 'x': its trust data is older than the lock recorded (…); check with the publisher, then run 'seaworthy lock --reset'")]
    [InlineData("Mode 0777 makes '/app' world-writable; use a mode such as 0755")]
    [InlineData("USER 'app' is a name, so Kubernetes cannot verify runAsNonRoot; use the numeric UID")]
    [InlineData("Container 'a' allows privilege escalation; set securityContext.allowPrivilegeEscalation to false")]
    [InlineData("'curl -k' disables TLS verification, so the download can be tampered with; install the CA certificate instead")]
    [InlineData("PersistentVolume 'v' exposes the system directory /etc of its node; use another path")]
    [InlineData("X has no health check; add HEALTHCHECK")]
    [InlineData("Liveness and readiness probes of 'x' are identical, so a busy container is restarted; use a cheaper liveness probe")]
    [InlineData("'apt-get update' in its own RUN is cached, so later installs use stale package lists; combine it with 'apt-get install'")]
    [InlineData("The script from 'u' runs unverified; download it, verify its checksum, then run it")]
    [InlineData("develop.watch of 's' uses action 'sync' without a target; add 'target'")]
    [InlineData("The selector of Deployment 'w' does not match its pod template; set spec.selector.matchLabels to the template's labels")]
    [InlineData("The API server does not limit the event rate; add the EventRateLimit admission plugin")]
    public void Model_messages_are_in_form(string message) => Assert.Null(MessageForm.FaultOf(message));

    [Theory]
    [InlineData("Container 'web' has no memory limit")]
    [InlineData("Container 'web' has no memory limit; give it one")]
    [InlineData("Container 'web' has no memory limit; set a limit")]
    [InlineData("Image 'a;b' has no tag")]
    public void Other_messages_are_not(string message) => Assert.NotNull(MessageForm.FaultOf(message));

    [Fact]
    public void Messages_are_fault_and_advice() => Pending.Check(
        "message form",
        Catalogue.Rules.Where(r => !s_otherForm.ContainsKey(r.Info.Id)).Select(r => (r, Message: RulePage.MessageOf(r)))
            .Select(p => (p.r.Info.Id, p.Message, Fault: MessageForm.FaultOf(p.Message)))
            .Where(p => p.Fault is not null).Select(p => (p.Id, $"{p.Fault}: {p.Message}")));

    [Fact]
    public void Messages_are_short() => Pending.Check(
        "message length",
        Catalogue.Rules.Select(r => (r.Info.Id, Message: MessageForm.WithUsualNames(RulePage.MessageOf(r))))
            .Where(p => p.Message.Length > (s_longMessages.ContainsKey(p.Id) ? MessageForm.Longest : MessageForm.Usual))
            .Select(p => (p.Id, $"{p.Message.Length}: {p.Message}")));

    [Fact]
    public void Reasons_are_long_enough() => Pending.Check(
        "reason length",
        Catalogue.Infos.Select(i => (i.Id, Count: i.Why.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length)).Where(p => p.Count < 20)
            .Select(p => (p.Id, $"{p.Count} words")));

    [Fact]
    public void Reasons_have_sources() => Pending.Check(
        "sources",
        Catalogue.Rules.Where(r => r.SourceLinks.Count == 0 || r.SourceLinks.Any(l => !l.StartsWith("https://", StringComparison.Ordinal)))
            .Select(r => (r.Info.Id, "has no https link in Sources")));

    [Fact]
    public void The_list_of_sources_agrees_with_the_rules()
    {
        var listed = new List<(string Url, string Id)>();
        foreach (var line in File.ReadLines(Words.PathTo("eng/Sources.tsv")))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            Assert.True(cells.Length == 3, line);
            Assert.True(cells[1].Trim().Length > 0, $"{cells[0]}: where was it seen?");
            listed.AddRange(cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => (cells[0], id)));
        }
        var used = Catalogue.Rules.SelectMany(r => r.SourceLinks.Select(l => (Url: l, r.Info.Id))).ToHashSet();
        Pending.Check("source not listed", used.Except(listed).Select(p => (p.Id, p.Url + " is not in eng/Sources.tsv")));
        Pending.Check("source not used", listed.Except(used).Select(p => (p.Id, p.Url + " is in eng/Sources.tsv, but not in Sources of the rule")));
        Assert.Equal(listed.Distinct().Count(), listed.Count);
        foreach (var url in used.GroupBy(p => p.Url).Where(g => g.Count() > 15))
            Assert.Fail($"{url.Key} serves {url.Count()} rules; link the section that names the field of each");
    }

    [Fact]
    public void Rules_use_no_word_of_the_list() => Pending.Check("words of rules", Catalogue.Rules.SelectMany(FaultsOf));

    static IEnumerable<(string Id, string Fault)> FaultsOf(Rule rule)
    {
        foreach (var (kind, text, isMessage) in TextsOf(rule))
        {
            foreach (var word in Words.In(text, isMessage))
                yield return (rule.Info.Id, $"{kind}: {word} in: {text.ReplaceLineEndings(" ")}");
        }
    }

    // An argument of a message can be a phrase of the rule, so the messages are also read as they are printed.
    static IEnumerable<(string Kind, string Text, bool IsMessage)> TextsOf(Rule rule)
    {
        yield return ("title", rule.Title, true);
        yield return ("message", rule.Message, true);
        yield return ("reason", rule.Why, false);
        yield return ("differences", rule.Differences ?? "", false);
        foreach (var (_, reason) in rule.Info.Exceptions)
            yield return ("exception", reason, false);
        foreach (var option in rule.Options)
            yield return ("option", option.Meaning, false);
        foreach (var example in rule.Examples)
        {
            if (example.Reason is { } reason)
                yield return ("example", reason, false);
            if (!example.IsBad)
                continue;
            foreach (var finding in ExampleRunner.Run(rule, example, Marked.Parse(example.Text).Text))
            {
                yield return ("printed message", finding.Message, true);
                yield return ("fix", finding.Fix?.Title ?? "", true);
                foreach (var related in finding.Related)
                    yield return ("related message", related.Message, true);
            }
        }
    }
}
