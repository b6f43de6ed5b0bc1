using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Seaworthy.Package.Tests;

/// <summary>Files that belong together are judged as one in a build, also where they bear names that nobody looks for.</summary>
[Collection(OnePackage.Name)]
public sealed class JoinedFilesTests(PackageFixture package)
{
    [Fact]
    public async Task Overlays_and_included_files_are_put_together()
    {
        var scratch = package.NewScratch("joined");
        Directory.CreateDirectory(scratch[".git"]);
        scratch.Write(".editorconfig", "root = true\n[*]\nseaworthy_severity.SEA1001 = default\nseaworthy_severity.SEA2003 = " +
            "default\nseaworthy_severity.SEA5001 = default\nseaworthy_severity.SEA7006 = default\n");
        foreach (var (name, ending) in new[] { ("cs", "csproj"), ("fs", "fsproj") })
        {
            scratch.Project(name, "<SeaworthyMode>None</SeaworthyMode>", ending: ending);
            Kustomization(scratch, name);
            Stack(scratch, name);
        }
        scratch.Solution("all.slnx");
        await scratch.RestoreAsync("all.slnx");
        var result = (await scratch.BuildAsync("all.slnx")).Succeeded();
        foreach (var project in new[] { "cs", "fs" })
        {
            // The limit that the base lacks stands in the patch; the image of the patch replaces that of the base; what nobody changes is the base's.
            Assert.Equal(
                [
                    "base/web.json(9): SEA2003", "common/base.yml(3): SEA2003", "parts/db.yml(2): SEA5001", "parts/db.yml(3): SEA1001",
                        "prod/patch.yaml(9): SEA1001",
                ],
                result.Of(project).Select(d => Path.GetRelativePath(scratch[project], d.Path).Replace('\\', '/') + $"({d.Line}): {d.Id}")
                    .Order(StringComparer.Ordinal));
        }
    }

    static void Kustomization(Scratch scratch, string folder)
    {
        scratch.Write(folder + "/base/kustomization.yaml", "resources:\n- web.json\n");
        scratch.Write(folder + "/base/web.json", """
            {
              "apiVersion": "apps/v1",
              "kind": "Deployment",
              "metadata": { "name": "web" },
              "spec": { "template": { "metadata": { "labels": { "app": "web" } }, "spec": { "containers": [
                {
                  "name": "web",
                  "image": "acme/web:1.4.2",
                  "securityContext": { "privileged": true }
                }
              ] } } }
            }
            """);
        scratch.Write(folder + "/prod/kustomization.yaml", "resources:\n- ../base\npatches:\n- path: patch.yaml\n");
        scratch.Write(folder + "/prod/patch.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      " +
            "containers:\n      - name: web\n        image: acme/web:latest\n        resources: { limits: { memory: 64Mi } }\n");
        scratch.Write(folder + "/settings.json", "{ \"image\": \"acme/web:latest\", \"privileged\": true }\n");
    }

    static void Stack(Scratch scratch, string folder)
    {
        scratch.Write(folder + "/compose.yaml", "include: [parts/db.yml]\nservices:\n  api:\n    image: acme/api:1.2.3\n    extends: { file: " +
            "common/base.yml, service: base }\n");
        scratch.Write(folder + "/parts/db.yml", "services:\n  db:\n    image: acme/db:latest\n");
        scratch.Write(folder + "/common/base.yml", "services:\n  base:\n    privileged: true\n    mem_limit: 64m\n");
    }
}
