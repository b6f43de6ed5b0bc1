using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>A file is judged as what it is part of, whether somebody names the file or its folder.</summary>
public sealed class NeighbourTests
{
    [Fact]
    public void A_file_that_is_named_gives_what_its_folder_gives_for_it()
    {
        using var folder = Stack().Write("k8s/base/kustomization.yaml", "resources: [web.yaml]\n").Write("k8s/base/web.yaml", Pod("web"))
            .Write("k8s/prod/kustomization.yaml", "resources: [../base]\npatches: [{ path: limit.yaml }]\nconfigMapGenerator: [{ name: settings }]\n")
            .Write("k8s/prod/limit.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  hostPID: true\n  containers:\n  - { name: web, resources: { limits: { memory: 64Mi } } }\n")
            .Write("raw/pod.yaml", Pod("raw")).Write("raw/settings.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n");
        var all = Lines(folder.Run("check", "--mode", "all", "--format", "github"));
        Assert.DoesNotContain(all, l => l.Contains("SEA8214", StringComparison.Ordinal) || l.Contains("file=k8s/base/web.yaml", StringComparison.Ordinal) && l.Contains("SEA5001", StringComparison.Ordinal));
        foreach (var path in (string[])["compose.yaml", "compose.override.yaml", "parts/db.yml", "api/Dockerfile", "k8s/base/web.yaml", "k8s/prod/kustomization.yaml", "k8s/prod/limit.yaml", "raw/pod.yaml"])
            Assert.Equal(all.Where(l => l.Contains("file=" + path + ",", StringComparison.Ordinal)), Lines(folder.Run("check", "--mode", "all", "--format", "github", path)));
    }

    [Fact]
    public void Included_and_extended_files_are_found_and_a_value_stands_where_it_is_written()
    {
        using var folder = Stack();
        var json = folder.Run("check", "--format", "json", "--only", "SEA1001,SEA2002,SEA2003,SEA3001,SEA5001,SEA7006,SEA7020").Exits(1).Json();
        Assert.Equal(
            ["common/base.yml:3 SEA2003 services.api", "parts/db.yml:3 SEA1001 services.db"],
            json.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("path").GetString() + ":" + f.GetProperty("line").GetInt32() + " " + f.GetProperty("rule").GetString() + " " + f.GetProperty("subjects")[0].GetString()));
        Assert.Equal(
            ["api/Dockerfile", "common/base.yml", "compose.override.yaml", "compose.yaml", "parts/db.yml"], json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()!));
        Assert.Equal(["compose.yaml"], folder.Run("check", "--format", "json", "compose.yaml").Json().GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString()!));
    }

    [Fact]
    public void A_fix_changes_only_what_was_named()
    {
        using var folder = Stack();
        var before = folder.Read("common/base.yml");
        folder.Run("check", "--mode", "all", "--fix=all", "--fail-on", "never", "compose.yaml").Exits(0);
        Assert.Contains("  db:", folder.Read("parts/db.yml"), StringComparison.Ordinal);
        Assert.DoesNotContain("cap_drop", folder.Read("parts/db.yml"), StringComparison.Ordinal);
        Assert.Contains("cap_drop", folder.Read("compose.yaml"), StringComparison.Ordinal);
        Assert.Equal(before, folder.Read("common/base.yml"));
    }

    [Fact]
    public void A_link_that_leads_out_is_not_read_and_not_missing()
    {
        using var outside = new Folder().Write("secret.yml", "services:\n  db:\n    privileged: true\n    image: acme/db:latest\n");
        using var folder = new Folder().Write("compose.yaml", "include: [compose.shared.yaml, other.yml]\nservices:\n  api:\n    image: acme/api:1.2\n    extends: { file: other.yml, service: db }\n");
        File.CreateSymbolicLink(folder.At("compose.shared.yaml"), outside.At("secret.yml"));
        File.CreateSymbolicLink(folder.At("other.yml"), outside.At("secret.yml"));
        foreach (var path in (string[])[".", "compose.yaml"])
            folder.Run("check", "--only", "SEA1001,SEA2003,SEA7006", path).Exits(0);
        File.Delete(folder.At("compose.shared.yaml"));
        File.Delete(folder.At("other.yml"));
        folder.Write("compose.yaml", "include: [compose.gone.yaml]\n");
        foreach (var path in (string[])[".", "compose.yaml"])
            folder.Run("check", "--only", "SEA7006", path).Exits(1);
    }

    [Fact]
    public void Isolation_reads_nothing_else()
    {
        using var folder = Stack();
        Assert.Single(Lines(folder.Run("check", "--only", "SEA5001", "--format", "github", "--isolate", "compose.yaml").Exits(1)));
        Assert.Empty(Lines(folder.Run("check", "--only", "SEA5001", "--format", "github", "compose.yaml").Exits(0)));
    }

    static Folder Stack() => new Folder()
        .Write("compose.yaml", "name: shop\ninclude: [parts/db.yml]\nservices:\n  api:\n    build: api\n    extends: { file: common/base.yml, service: base }\n  web:\n    image: acme/web:1.2\n    user: '1000'\n    read_only: true\n")
        .Write("compose.override.yaml", "services:\n  web:\n    mem_limit: 64m\n")
        .Write("common/base.yml", "services:\n  base:\n    privileged: true\n    read_only: true\n    mem_limit: 64m\n")
        .Write("parts/db.yml", "services:\n  db:\n    image: acme/db:latest\n    user: '1000'\n    read_only: true\n    mem_limit: 64m\n")
        .Write("api/Dockerfile", "FROM debian:12.5\nUSER 1000\n");

    static string Pod(string name) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: {name} }}\nspec:\n  containers:\n  - name: {name}\n    image: acme/web:1.2\n    envFrom: [{{ configMapRef: {{ name: settings }} }}]\n";

    static string[] Lines(Outcome outcome) => outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
