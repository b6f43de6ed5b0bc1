using Seaworthy.Rules.Packages;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA6108", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "sonar:S7018 tally:sort-packages")]
sealed class UnsortedPackages : Rule<RunCommand>
{
    public override string Title => "Unsorted packages";

    public override string Message => "Packages are not in alphabetical order; move '{0}' before '{1}'";

    public override string Why => """
        In a sorted list duplicates are next to each other, and an added package is a change of one line that a reviewer sees
        at once. The order has no effect on the installation, so the rule is off by default.
        """;

    public override string Sources => "https://docs.docker.com/build/building/best-practices/#sort-multi-line-arguments";

    public override void Check(RunCommand runCommand, Report report)
    {
        if (PackageInstall.Of(runCommand.Command) is not { Packages.Count: > 1 } install)
            return;
        for (var i = 1; i < install.Packages.Count; i++)
        {
            if (install.Packages[i - 1].Constant is not { } before || install.Packages[i].Constant is not { } package)
                return;
            if (string.Compare(before, package, StringComparison.OrdinalIgnoreCase) <= 0)
                continue;
            var finding = report.At(install.Packages[i].Span, package, before);
            if (AreTogether(install.Packages))
                finding.WithFix("Sort the packages", f => Sort(install.Packages, f), Safety.Safe);
            return;
        }
    }

    // Each word stays in its place and gets the text of the package that belongs there, so lines and comments stay as they are.
    static void Sort(IReadOnlyList<ShellWord> packages, FixBuilder fix)
    {
        var sorted = new List<ShellWord>(packages);
        sorted.Sort(static (a, b) => string.Compare(a.Content.Text, b.Content.Text, StringComparison.OrdinalIgnoreCase));
        for (var i = 0; i < sorted.Count; i++)
        {
            if (sorted[i].Raw.Text != packages[i].Raw.Text)
                fix.Replace(packages[i].Span, sorted[i].Raw.Text);
        }
    }

    static bool AreTogether(IReadOnlyList<ShellWord> packages)
    {
        foreach (var package in packages)
        {
            if (package.Constant is null || package.Raw.SourceSpan.Length != package.Raw.Length)
                return false;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""
            RUN apt-get install -y \
                vim \
                [|curl|] \
                git
            """))
            .Fixed(Debian("""
            RUN apt-get install -y \
                curl \
                git \
                vim
            """)),
        Good.Dockerfile(Debian("RUN apt-get install -y curl git $MORE")),
    ];
}
