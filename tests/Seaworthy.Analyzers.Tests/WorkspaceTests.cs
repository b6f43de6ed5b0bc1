using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Rules;
using Seaworthy.Syntax;
using Xunit;

namespace Seaworthy.Analyzers.Tests;

public class WorkspaceTests
{
    const string Dockerfile = "FROM debian:13\nUSER 1000\nCMD [\"app\"]\n";
    const string Compose = "services:\n  api:\n    build: .\n    image: acme/api:latest\n  db:\n    image: postgres:latest\n";
    const string Pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: api\n    image: acme/api:latest\n    " +
        "securityContext: { privileged: true }\n";

    static string WorkspaceOf(params FileEntry[] entries) => WorkspaceFile.Write(new FileList { Entries = entries });

    [Fact]
    public async Task A_file_of_another_project_is_read_for_joins_and_never_reported()
    {
        var host = new CompilerHost().File("/p/Dockerfile", "FROM debian:latest\n").File("/q/Dockerfile", "FROM debian:latest\n")
            .File("/p/obj/" + WorkspaceFile.FileName, WorkspaceOf(new("/p/Dockerfile", FileKind.Dockerfile, true),
                new("/q/Dockerfile", FileKind.Dockerfile, false)));

        var found = await host.Run();
        Assert.NotEmpty(found);
        Assert.All(found, d => Assert.Equal("/p/Dockerfile", d.Location.GetLineSpan().Path));
        Assert.Equal(2, host.Analyzer.ParseCount);
    }

    [Fact]
    public async Task The_kind_comes_from_the_workspace_file_and_what_it_does_not_name_is_left_alone()
    {
        var host = new CompilerHost().File("/p/image.txt", "FROM debian:latest\n").File("/p/Dockerfile", "FROM debian:latest\n")
            .File("/p/obj/" + WorkspaceFile.FileName, WorkspaceOf(new FileEntry("/p/image.txt", FileKind.Dockerfile, true)));

        Assert.All(await host.Run(), d => Assert.Equal("/p/image.txt", d.Location.GetLineSpan().Path));
        Assert.Contains(await host.Run(), d => d.Id == "SEA1001");
    }

    [Fact]
    public async Task A_lock_above_speaks_of_the_manifests_and_its_own_faults_stand_in_it()
    {
        const string Lock = "{ \"version\": 1, \"images\": { \"docker.io/library/debian:11\": { \"digest\": " +
            "\"sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d\" } } }";
        var workspace = WorkspaceOf(new("/r/p/Dockerfile", FileKind.Dockerfile, true), new("/r/seaworthy.lock.json", FileKind.Lock, true));
        CompilerHost Host(string text) => new CompilerHost().File("/r/p/Dockerfile", "FROM debian:13\nUSER 1000\n").File("/r/seaworthy.lock.json", text)
            .File("/r/p/obj/" + WorkspaceFile.FileName, workspace);
        var found = Assert.Single(await Host(Lock).Run(), d => d.Id.StartsWith("SEA1", System.StringComparison.Ordinal));
        Assert.Equal(("SEA1017", "/r/p/Dockerfile"), (found.Id, found.Location.GetLineSpan().Path));
        var broken = Assert.Single(await Host(Lock[..^3]).Run(), d => d.Id.StartsWith("SEA1", System.StringComparison.Ordinal));
        Assert.Equal(("SEA1101", "/r/seaworthy.lock.json"), (broken.Id, broken.Location.GetLineSpan().Path));
    }

    [Fact]
    public async Task A_key_that_was_swapped_makes_the_lock_stale_in_the_compiler_too()
    {
        const string Hash = "sha256:f7f064fed83864fe82acbaa816a598f2047683c06122040d61306cca45c0ba23";
        const string Digest = "sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d";
        const string Lock = "{ \"version\": 1, \"images\": { \"r.test/a:1\": { \"policy\": \"" + Hash + "\", \"digest\": \"" + Digest + "\" } } }";
        const string Policy = "version: 1\nscopes:\n- { images: r.test/*, require: sigstore, sigstore: { keys: keys/a.pub } }\n";
        async Task<IEnumerable<string>> Run(params string[] keys)
        {
            FileEntry[] entries =
            [
                new("/r/p/Dockerfile", FileKind.Dockerfile, true), new("/r/seaworthy.lock.json", FileKind.Lock, true),
                new("/r/seaworthy.trust.yaml", FileKind.TrustPolicy, true),
            ];
            var hashes = keys.ToDictionary(_ => "/r/keys/a.pub", k => FileHash.Of(System.Text.Encoding.UTF8.GetBytes(k)));
            var host = new CompilerHost().File("/r/p/Dockerfile", "FROM r.test/a:1\nUSER 1000\n").File("/r/seaworthy.lock.json", Lock)
                .File("/r/seaworthy.trust.yaml", Policy)
                .File("/r/p/obj/" + WorkspaceFile.FileName, WorkspaceFile.Write(new FileList { Entries = entries, PolicyFiles = hashes }));
            return (await host.Run()).Select(d => d.Id).Where(id => id is "SEA1100" or "SEA1102").Order();
        }

        Assert.Empty(await Run("one"));
        Assert.Equal(["SEA1102"], await Run("two"));
        Assert.Equal(["SEA1100", "SEA1102"], await Run());
    }

    [Fact]
    public async Task Joined_files_report_each_its_own_findings()
    {
        var alone = await new CompilerHost().File("/p/pod.yaml", Pod).Run();
        var joined = new CompilerHost().File("/p/Dockerfile", Dockerfile).File("/p/compose.yaml", Compose).File("/p/pod.yaml", Pod);
        var all = await joined.Run();

        // The Dockerfile behind the image says who it runs as.
        Assert.Contains(alone, d => d.Id == "SEA2001");
        Assert.DoesNotContain(all, d => d.Id == "SEA2001" && d.Location.GetLineSpan().Path == "/p/pod.yaml");
        // Compose builds the image of its first service, so only the second floats.
        Assert.Equal("(5,20)-(5,26)", Assert.Single(all, d => d.Id == "SEA1001" && d.Location.GetLineSpan().Path == "/p/compose.yaml").Location.GetLineSpan()
            .Span.ToString());
        Assert.Contains(all, d => d.Id == "SEA2003" && d.Location.GetLineSpan().Path == "/p/pod.yaml");

        foreach (var path in all.Select(d => d.Location.GetLineSpan().Path).Distinct())
        {
            var one = await joined.RunFor(path);
            Assert.Equal(all.Where(d => d.Location.GetLineSpan().Path == path).Select(d => d.ToString()).Order(), one.Select(d => d.ToString()).Order());
        }
    }

    [Fact]
    public async Task Ten_edits_of_a_source_file_parse_no_manifest_again()
    {
        var host = new CompilerHost().File("/p/Dockerfile", Dockerfile).File("/p/compose.yaml", Compose).File("/p/pod.yaml", Pod);
        var before = await host.Run();
        Assert.Equal(3, host.Analyzer.ParseCount);

        for (var edit = 0; edit < 10; edit++)
            Assert.Equal(before.Select(d => d.ToString()), (await host.Source($"class Program {{ int x = {edit}; }}").Run()).Select(d => d.ToString()));
        Assert.Equal(3, host.Analyzer.ParseCount);
    }

    [Fact]
    public async Task Equal_texts_in_two_files_are_reported_in_both()
    {
        var text = Microsoft.CodeAnalysis.Text.SourceText.From("FROM debian:latest\n");
        var found = await new CompilerHost().File(new MemoryText("/p/a/Dockerfile", text)).File(new MemoryText("/p/b/Dockerfile", text)).Run();
        Assert.Equal(["/p/a/Dockerfile", "/p/b/Dockerfile"], found.Where(d => d.Id == "SEA1001").Select(d => d.Location.GetLineSpan().Path));
    }

    [Theory]
    [InlineData("*.md\n", true)]
    [InlineData("*.txt\n", false)]
    public async Task An_ignore_file_beside_the_Dockerfile_counts(string ignore, bool isReported)
    {
        const string Text = "FROM debian:12\nCOPY notes.md /srv/\nUSER 1000\n";
        var collected = new FileList { Entries = [new("/p/Dockerfile", FileKind.Dockerfile, true)], IgnorePaths = ["/p/.dockerignore"], SearchedFolders = ["/p"] };
        var host = new CompilerHost().File("/p/Dockerfile", Text).File("/p/.dockerignore", ignore).File("/p/obj/" + WorkspaceFile.FileName, WorkspaceFile.Write(collected));
        Assert.Equal(isReported, (await host.Run()).Any(d => d.Id == "SEA6430"));
        // Also where nobody collected anything.
        Assert.Equal(isReported, (await new CompilerHost().File("/p/Dockerfile", Text).File("/p/.dockerignore", ignore).Run()).Any(d => d.Id == "SEA6430"));
    }

    [Fact]
    public async Task Known_findings_stay_silent_through_a_baseline()
    {
        var host = new CompilerHost().File("/p/Dockerfile", "FROM debian:latest\nUSER app\n");
        Assert.Contains(await host.Run(), d => d.Id == "SEA1001");
        host.File("/p/" + Baseline.FileName, Baseline.Write("/p", LintAlone("/p/Dockerfile", "FROM debian:latest\nUSER app\n")));
        Assert.DoesNotContain(await host.Run(), d => d.Id == "SEA1001");
    }

    static IReadOnlyList<Finding> LintAlone(string path, string text)
    {
        var settings = SeverityResolver.Resolve(new GlobalSettings(), null);
        return Linter.Run(WorkspaceBuilder.OfTexts([new FoundFile(path, FileKind.Dockerfile, text)], settings)).Findings;
    }
}
