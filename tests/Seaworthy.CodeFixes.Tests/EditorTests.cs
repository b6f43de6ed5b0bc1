using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.CodeFixes.Tests;

/// <summary>What an editor shows, asked for file by file.</summary>
public class EditorTests
{
    const string Dockerfile = "FROM debian:13\nUSER 1000\n";
    const string Compose = "services:\n  api:\n    build: .\n    image: acme/api:latest\n  db:\n    image: postgres:latest\n";
    const string Pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: api\n    image: acme/api:1.0\n";

    [Fact]
    public async Task The_editor_gets_the_findings_of_one_file_with_joins_included()
    {
        using var alone = new EditorHost(("/p/pod.yaml", Pod));
        Assert.Contains(await alone.DiagnosticsOf("/p/pod.yaml"), d => d.Id == "SEA2001");

        using var joined = new EditorHost(("/p/Dockerfile", Dockerfile), ("/p/compose.yaml", Compose),
            ("/p/pod.yaml", Pod.Replace(":1.0", ":latest", System.StringComparison.Ordinal)));
        var pod = await joined.DiagnosticsOf("/p/pod.yaml");
        Assert.NotEmpty(pod);
        // The image is built from the Dockerfile beside it, which names its user.
        Assert.DoesNotContain(pod, d => d.Id == "SEA2001");
        var floating = Assert.Single(await joined.DiagnosticsOf("/p/compose.yaml"), d => d.Id == "SEA1001");
        Assert.Equal("(5,20)-(5,26)", floating.Location.ToString());

        // What changes in one file changes what is said of another.
        joined.Edit("/p/Dockerfile", "FROM debian:13\n");
        Assert.Contains(await joined.DiagnosticsOf("/p/pod.yaml"), d => d.Id == "SEA2001");
    }

    [Fact]
    public async Task Typing_in_source_code_parses_no_manifest_again()
    {
        using var host = new EditorHost(("/p/Dockerfile", Dockerfile), ("/p/compose.yaml", Compose), ("/p/pod.yaml", Pod));
        var before = await host.DiagnosticsOf("/p/compose.yaml");
        Assert.NotEmpty(before);
        Assert.Equal(3, host.Analyzer.ParseCount);

        for (var edit = 0; edit < 10; edit++)
        {
            host.Edit($"class Program {{ int x = {edit}; }}");
            Assert.Equal(before, await host.DiagnosticsOf("/p/compose.yaml"));
        }
        Assert.Equal(3, host.Analyzer.ParseCount);

        host.Edit("/p/compose.yaml", Compose + "# end\n");
        Assert.Equal(before, await host.DiagnosticsOf("/p/compose.yaml"));
        Assert.Equal(4, host.Analyzer.ParseCount);
    }
}
