using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Seaworthy.Linting;

namespace Seaworthy.Rules.Tests.Wording;

/// <summary>What a message must be: fault; advice.</summary>
static partial class MessageForm
{
    public const int Usual = 120, Longest = 160;

    // One verb for one act.
    static readonly string[] s_verbs =
    [
        "set", "add", "remove", "use", "pin", "upgrade", "replace", "move", "mount", "quote", "install", "download", "verify", "combine", "check", "run",
    ];

    // These say what to write by their object; the others must name a field, a flag, an option, a command or a value.
    static readonly string[] s_withAnyObject = ["use", "pin", "upgrade", "replace", "install", "download", "verify", "combine", "quote"];

    /// <summary>What is wrong with the form, or null.</summary>
    public static string? FaultOf(string message)
    {
        if (RulePage.AdviceOf(message) is not { } advice)
            return "has no advice behind a semicolon";
        var words = advice.Split(' ');
        if (!s_verbs.Contains(words[0]))
            return $"advice begins with '{words[0]}'";
        if (words.Length < 2)
            return "advice has no object";
        if (s_withAnyObject.Contains(words[0]) || NamesSomething(advice))
            return null;
        // What the first half names can be removed without naming it again.
        return words[0] == "remove" && NamesSomething(message) ? null : "advice names no field, flag, option, command or value";
    }

    /// <summary>As it is with names of the usual length: a digest is not counted.</summary>
    public static string WithUsualNames(string message) => Digest().Replace(message, "@sha256:…");

    static bool NamesSomething(string text) => Concrete().IsMatch(text);

    // A quoted value; a path of fields, a flag, a key with a value; a name in capitals or with one inside; a number.
    [GeneratedRegex(@"'[^']+'|\w[./:=_-]\w|(?<!\w)--?\w|\w:(?=\s)|[a-z][A-Z]|\b[A-Z]{2,}|[0-9@$]|\b[A-Z][a-z]+[A-Z]")]
    private static partial Regex Concrete();

    [GeneratedRegex("@?sha256:[0-9a-f]{64}")]
    private static partial Regex Digest();
}
