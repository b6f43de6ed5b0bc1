using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Seaworthy.Linting;
using Xunit;

namespace Seaworthy.CodeFixes.Tests;

public class CodeFixTests
{
    const string Path = "/p/compose.yaml";
    const string Rule = "SEA2003";
    const string Bad = "services:\r\n  a:\r\n    image: 'x:1' # kept\r\n    privileged: true\r\n  b:\r\n    image: y:1\r\n    privileged: true\r\n";

    static readonly ManifestCodeFixProvider s_provider = new();

    [Fact]
    public async Task The_fix_edits_the_characters_at_fault_and_nothing_else()
    {
        using var host = new EditorHost((Path, Bad));
        var actions = await ActionsFor(host, Path);
        Assert.Equal(["Fix all 'SEA2003' in this file"], actions.Skip(1).Select(a => a.Title));

        var text = await Apply(host, actions[0], Path);
        const string First = "    image: 'x:1' # kept\r\n";
        Assert.Equal(Bad.Replace(First + "    privileged: true\r\n", First, System.StringComparison.Ordinal), text);
        Assert.Single(Faults(await Lint(Path, text)));
    }

    [Fact]
    public async Task The_second_action_fixes_the_whole_file()
    {
        using var host = new EditorHost((Path, Bad));
        var text = await Apply(host, (await ActionsFor(host, Path))[1], Path);
        Assert.Empty(Faults(await Lint(Path, text)));
    }

    [Fact]
    public async Task A_fix_for_a_text_that_has_changed_meanwhile_does_nothing()
    {
        using var host = new EditorHost((Path, Bad));
        var stale = (await host.AllDiagnostics()).First(d => d.Id == Rule);
        host.Edit(Path, "services: {}\n");
        var actions = new List<CodeAction>();
        await s_provider.RegisterCodeFixesAsync(new CodeFixContext(host.File(Path), stale, (action, _) => actions.Add(action), CancellationToken.None));
        Assert.Equal("services: {}\n", await Apply(host, actions[0], Path));
    }

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 2)]
    public async Task Fix_all_reaches_as_far_as_its_scope(FixAllScope scope, int filesFixed)
    {
        const string Other = "/p/docker-compose.yml";
        using var host = new EditorHost((Path, Bad), (Other, Bad));
        var key = (await ActionsFor(host, Path))[0].EquivalenceKey;
        var diagnostics = await host.AllDiagnostics();
        var action = await s_provider.GetFixAllProvider().GetFixAsync(
            new FixAllContext(host.Project, s_provider, scope, key!, [Rule], new Given(diagnostics), CancellationToken.None));

        Assert.NotNull(action);
        string[] texts = [await Apply(host, action, Path), await Apply(host, action, Other)];
        Assert.Equal(filesFixed, texts.Count(t => t != Bad));
        Assert.Empty(Faults(await Lint(Path, texts[0])));
    }

    [Fact]
    public void Every_rule_may_have_a_fix()
    {
        Assert.Equal(Catalogue.Rules.Select(r => r.Info.Id), s_provider.FixableDiagnosticIds);
        Assert.Equal([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution], s_provider.GetFixAllProvider().GetSupportedFixAllScopes());
    }

    [Fact]
    public void The_host_may_bring_its_own_version_of_everything_that_is_referenced()
    {
        var references = typeof(ManifestCodeFixProvider).Assembly.GetReferencedAssemblies();
        Assert.DoesNotContain(references, r => r.Name!.StartsWith("System.Composition", System.StringComparison.Ordinal));
        Assert.All(references.Where(r => r.Name!.StartsWith("Microsoft.CodeAnalysis", System.StringComparison.Ordinal)),
            r => Assert.Equal(new System.Version(4, 8, 0, 0), r.Version));
        Assert.DoesNotContain(references, r => r.Name is "Microsoft.CodeAnalysis.CSharp" or "Microsoft.CodeAnalysis.VisualBasic");
    }

    static async Task<List<CodeAction>> ActionsFor(EditorHost host, string path)
    {
        var diagnostic = (await host.AllDiagnostics()).Where(d => d.Id == Rule && d.Location.GetLineSpan().Path == path)
            .MinBy(d => d.Location.SourceSpan.Start)!;
        var actions = new List<CodeAction>();
        await s_provider.RegisterCodeFixesAsync(new CodeFixContext(host.File(path), diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    static async Task<string> Apply(EditorHost host, CodeAction action, string path)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var solution = operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution ?? host.Project.Solution;
        return (await solution.GetAdditionalDocument(host.File(path).Id)!.GetTextAsync()).ToString();
    }

    static async Task<IReadOnlyList<string>> Lint(string path, string text)
    {
        using var host = new EditorHost((path, text));
        return [.. (await host.AllDiagnostics()).Select(d => d.Id)];
    }

    static IEnumerable<string> Faults(IReadOnlyList<string> ids) => ids.Where(id => id == Rule);

    sealed class Given(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
