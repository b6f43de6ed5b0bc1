using System;
using System.Collections.Generic;
using System.Linq;
using Seaworthy.Hosting;
using Xunit;

namespace Seaworthy.Tasks.Tests;

/// <summary>Files that a project's manifests make use of are read with them, whatever they are called.</summary>
public sealed class CollectionTests
{
    const string Service = "services:\n  base:\n    user: '1000'\n";
    const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n";

    [Fact]
    public void Included_and_extended_files_are_read_with_what_they_name_in_turn()
    {
        var files = Collect(Repository()
            .Add("/r/web/compose.yaml", "include:\n- parts/db.yml\n- path: [parts/a.yml, ../shared/b.yml]\nservices:\n  api:\n    extends: { file: common/base.yml, service: base }\n  web:\n    extends: { file: common/both.yml, service: base }\n")
            .Add("/r/web/parts/db.yml", "include: [../common/both.yml, more.yml]\nservices: {}\n").Add("/r/web/parts/more.yml", Service).Add("/r/web/parts/a.yml", Service).Add("/r/shared/b.yml", Service)
            .Add("/r/web/common/base.yml", "include: [not-run.yml]\nservices:\n  base:\n    extends: { file: deep.yml, service: base }\n").Add("/r/web/common/deep.yml", Service).Add("/r/web/common/not-run.yml", Service).Add("/r/web/common/both.yml", Service)
            .Add("/r/web/common/unused.yml", Service));
        Assert.Equal(
            [
                "context compose /r/shared/b.yml", "own extended /r/web/common/base.yml", "own compose /r/web/common/both.yml", "own extended /r/web/common/deep.yml", "own extended /r/web/common/not-run.yml",
                "own compose /r/web/compose.yaml", "own compose /r/web/parts/a.yml", "own compose /r/web/parts/db.yml", "own compose /r/web/parts/more.yml",
            ],
            files);
    }

    [Fact]
    public void A_file_of_another_project_is_its_own() =>
        Assert.Equal(
            ["own compose /r/web/compose.yaml", "context compose /r/web/inner/part.yml"],
            Collect(Repository().Add("/r/web/compose.yaml", "include: [inner/part.yml]\n").Add("/r/web/inner/inner.csproj", "").Add("/r/web/inner/part.yml", Service)));

    [Fact]
    public void What_kustomizations_name_is_read()
    {
        var files = Collect(Repository()
            .Add("/r/web/prod/kustomization.yaml", "resources: [../../base, pod.txt, 'https://example.test/x.yaml']\npatches:\n- path: a.patch\n- path: ops.txt\n  target: { kind: Pod }\n")
            .Add("/r/web/prod/pod.txt", Pod).Add("/r/web/prod/a.patch", "metadata: { name: a }\n").Add("/r/web/prod/ops.txt", "- { op: remove, path: /spec/hostPID }\n")
            .Add("/r/base/kustomization.yml", "resources: [pod.yaml, gone.yaml]\ncomponents: [../part]\n").Add("/r/base/pod.yaml", Pod).Add("/r/part/Kustomization", "kind: Component\n"));
        Assert.Equal(
            [
                "context kustomization /r/base/kustomization.yml", "context kubernetes /r/base/pod.yaml", "context kustomization /r/part/Kustomization",
                "context patch /r/web/prod/a.patch", "own kustomization /r/web/prod/kustomization.yaml", "context patch /r/web/prod/ops.txt", "context kubernetes /r/web/prod/pod.txt",
            ],
            files);
    }

    [Fact]
    public void A_file_that_is_named_elsewhere_is_judged_as_in_its_folder()
    {
        var disk = Repository().Add("/r/base/kustomization.yaml", "resources: [pod.yaml]\n").Add("/r/base/pod.yaml", Pod).Add("/r/base/other.yaml", Pod).Add("/r/base/Dockerfile")
            .Add("/r/prod/kustomization.yaml", "resources: [../base]\npatches: [{ path: p.yaml }]\n").Add("/r/prod/p.yaml", Pod).Add("/r/elsewhere/pod.yaml", Pod);
        var collected = Collector.Collect(disk, new CollectionRequest { Project = "/r/web/web.csproj", Files = [new("/r/base/pod.yaml")] });
        Assert.Equal(
            ["context /r/base/kustomization.yaml", "context /r/base/other.yaml", "own /r/base/pod.yaml", "context /r/prod/kustomization.yaml", "context /r/prod/p.yaml"],
            collected.Set.Entries.Select(e => (e.IsOwn ? "own " : "context ") + e.Path));
    }

    [Fact]
    public void A_file_is_judged_alike_whether_a_project_or_a_person_names_it()
    {
        var disk = Repository().Add("/r/seaworthy.lock.json", "{}").Add("/r/.dockerignore", "x\n").Add("/r/stack/compose.yaml", "services:\n  a:\n    build: ../api\n    extends: { file: base.yml, service: b }\n")
            .Add("/r/stack/base.yml", Service).Add("/r/stack/.dockerignore", "y\n").Add("/r/api/Dockerfile");
        var byProject = Collector.Collect(disk, new CollectionRequest { Project = "/r/web/web.csproj", Files = [new("/r/stack/compose.yaml")] });
        var byPerson = Collector.Collect(disk, new CollectionRequest { Files = [new("/r/stack/compose.yaml")] });
        Assert.Equal(
            ["context /r/api/Dockerfile", "own /r/seaworthy.lock.json", "context /r/stack/base.yml", "own /r/stack/compose.yaml"],
            byPerson.Set.Entries.Select(e => (e.IsOwn ? "own " : "context ") + e.Path));
        Assert.Equal(byPerson.Set.Entries, byProject.Set.Entries);
        Assert.Equal(["/r/.dockerignore", "/r/stack/.dockerignore"], byPerson.Set.IgnorePaths);
        Assert.Equal(byPerson.Set.IgnorePaths, byProject.Set.IgnorePaths);
        Assert.Equal(["/r", "/r/stack"], byProject.Set.ListedFolders);
        Assert.Equal(["/r/web"], byProject.Set.SearchedFolders);
    }

    [Fact]
    public void A_file_in_a_folder_that_is_searched_is_judged_with_the_folder()
    {
        var disk = Repository().Add("/r/compose.yaml", Service).Add("/r/web/image.txt");
        var folder = Collector.Collect(disk, new CollectionRequest { Folders = ["/r/web"], Files = [new("/r/web/image.txt")] });
        Assert.Equal(["/r/web/image.txt"], folder.Set.Entries.Select(e => e.Path));
        Assert.Equal(["/r/compose.yaml", "/r/web/image.txt"], Collector.Collect(disk, new CollectionRequest { Files = [new("/r/web/image.txt")] }).Set.Entries.Select(e => e.Path));
    }

    [Fact]
    public void A_text_that_is_not_on_the_disk_counts()
    {
        var collected = Collector.Collect(Repository().Add("/r/web/compose.yaml", "services: {}\n"), new CollectionRequest { Files = [new("/r/web/compose.yaml", Text: Service)] });
        Assert.Equal(Service, collected.TextOf("/r/web/compose.yaml"));
        Assert.Equal(Service, collected.Parse(Assert.Single(collected.Set.Entries)).Source.Text);
    }

    [Fact]
    public void What_was_named_and_cannot_be_read_is_told() =>
        Assert.Equal(
            new SkippedPath("/r/web/absent", HostLimits.Unreadable),
            Assert.Single(Collector.Collect(Repository(), new CollectionRequest { Project = "/r/web/web.csproj", Files = [new("/r/web/absent")] }).Skipped));

    [Theory]
    [InlineData("/r/web/seaworthy.baseline.json", "/r/web/seaworthy.baseline.json")]
    [InlineData("/r/seaworthy.baseline.json", "/r/seaworthy.baseline.json")]
    [InlineData("/seaworthy.baseline.json", null)]
    public void The_nearest_baseline_of_the_repository_holds(string path, string? found) =>
        Assert.Equal(found, Collector.Collect(Repository().Add(path, "{}"), new CollectionRequest { Project = "/r/web/web.csproj" }).Set.BaselinePath);

    [Fact]
    public void Nothing_is_read_from_outside_of_the_repository_nor_what_is_left_out()
    {
        var disk = Repository()
            .Add("/r/web/compose.yaml", "include: [../../out.yml, /etc/out.yml, link.txt, obj/made.yml, excluded.yml, ../.git/x.yml, gone.yml, oci://example.test/x, '${UNKNOWN}/x.yml', ~/x.yml]\n")
            .Add("/out.yml", Service).Add("/etc/out.yml", Service).Add("/r/web/link.txt", Service).Add("/r/web/obj/made.yml", Service).Add("/r/web/excluded.yml", Service).Add("/r/.git/x.yml", Service);
        disk.Links["/r/web/link.txt"] = "/etc/passwd";
        var collected = Collector.Collect(disk, new CollectionRequest { Project = "/r/web/web.csproj", ExcludedPaths = ["/r/web/excluded.yml"] });
        Assert.Equal(["/r/web/compose.yaml"], collected.Set.Entries.Select(e => e.Path));
        Assert.Empty(disk.Read.Intersect(["/out.yml", "/etc/out.yml", "/r/web/link.txt", "/r/web/obj/made.yml", "/r/web/excluded.yml", "/r/.git/x.yml"]));
        // They exist all the same.
        Assert.Subset(collected.Set.KnownPaths.ToHashSet(), (HashSet<string>)["/r/web/link.txt", "/r/web/excluded.yml", "/r/web/obj/made.yml"]);
        Assert.DoesNotContain("/etc/out.yml", collected.Set.KnownPaths);
    }

    [Fact]
    public void A_file_that_may_hold_secrets_is_not_shown()
    {
        var disk = Repository().Add("/r/web/compose.yaml", "include: [.env, notes.txt, part.json]\n").Add("/r/web/.env", "PASSWORD=x\n").Add("/r/web/notes.txt", "services: {}\n").Add("/r/web/part.json", "{ \"services\": {} }\n");
        Assert.Equal(["own compose /r/web/compose.yaml", "context compose /r/web/notes.txt", "own compose /r/web/part.json"], Collect(disk));
        Assert.DoesNotContain("/r/web/.env", disk.Read);
    }

    [Fact]
    public void Circles_and_many_files_end()
    {
        var disk = Repository().Add("/r/web/compose.yaml", "include: [part0.yml]\n");
        for (var i = 0; i < 1200; i++)
            disk.Add($"/r/web/part{i}.yml", $"include: [part{i + 1}.yml, compose.yaml, part{i}.yml]\n");
        Assert.Equal(1001, Collect(disk).Length);
    }

    [Fact]
    public void A_base_is_known_by_those_that_are_built_on_it()
    {
        var disk = Repository().Add("/r/base/kustomization.yaml", "resources: [pod.yaml]\n").Add("/r/base/pod.yaml", Pod).Add("/r/base/other.yaml", Pod)
            .Add("/r/test/kustomization.yaml", "bases: [../base]\n").Add("/r/test/eu/kustomization.yaml", "resources: [..]\n").Add("/r/prod/kustomization.yaml", "resources: [../other]\n").Add("/r/alone/pod.yaml", Pod);
        var users = new KustomizationUsers(disk, "/r");
        Assert.Equal(["/r/base/kustomization.yaml", "/r/test/kustomization.yaml", "/r/test/eu/kustomization.yaml"], users.Of("/r/base/pod.yaml").Select(f => f.Path));
        Assert.Equal(["/r/test/kustomization.yaml", "/r/test/eu/kustomization.yaml"], users.Of("/r/base/kustomization.yaml").Select(f => f.Path));
        Assert.Empty(users.Of("/r/base/other.yaml"));
        Assert.Empty(users.Of("/r/alone/pod.yaml"));
        Assert.DoesNotContain(disk.Read, p => p.EndsWith("pod.yaml", StringComparison.Ordinal));
    }

    static MemoryDisk Repository() => new MemoryDisk().Add("/r/.git/HEAD", "").Add("/r/web/web.csproj", "");

    static string[] Collect(MemoryDisk disk) =>
        [.. Collector.Collect(disk, new CollectionRequest { Project = "/r/web/web.csproj" }).Set.Entries.Select(e => (e.IsOwn ? "own " : "context ") + e.Kind.ToString().ToLowerInvariant() + " " + e.Path)];
}
