using System.IO;
using Seaworthy.Linting;

namespace Seaworthy.Tool;

/// <summary><c>seaworthy explain</c>.</summary>
static class ExplainCommand
{
    public static int Run(TextWriter output, string name)
    {
        var rules = RuleNames.Find(name);
        if (rules.Count == 0)
            throw new UsageException($"'{name}' is not a rule here or in another tool; {RuleSelection.Suggest(name)}");
        var isFirst = true;
        foreach (var rule in rules)
        {
            if (!isFirst)
                output.Write("\n---\n\n");
            isFirst = false;
            output.Write(RulePage.Markdown(rule));
        }
        return ExitCode.Clean;
    }
}
