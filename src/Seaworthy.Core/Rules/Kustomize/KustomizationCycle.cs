using Seaworthy.Binding.Kustomize;
using Seaworthy.Syntax;

namespace Seaworthy.Rules.Kustomize;

[Rule("SEA8400", Category.Kubernetes, Severity.Error, Mode.Minimum, Since = "0.1")]
[In(Dialect.Kubernetes)]
sealed class KustomizationCycle : Rule<ParsedFile>
{
    const int MostFolders = 1000;

    public override string Title => "Kustomization cycle";

    public override string Message => "Entry '{0}' leads back to this kustomization, so it cannot be built; remove it";

    public override string Why => """
        Kustomize rejects a kustomization that includes itself, directly or through another one. None of its objects can be applied until the cycle is
        removed.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/manage-kubernetes-objects/kustomization/";

    public override void Check(ParsedFile file, Report report)
    {
        if (file.Kind != FileKind.Kustomization || Kustomizations.RootOf(file) is not { } root || report.Files.Isolate)
            return;
        var own = PathNames.Folder(file.Path);
        foreach (var path in KustomizationNodes.Paths(root, "resources", "bases", "components"))
        {
            if (Leads(report.Files, PathNames.Combine(own, path.Value), own))
                report.At(path, path.Value);
        }
    }

    static bool Leads(FileSet workspace, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var waiting = new Stack<string>([from]);
        while (waiting.Count > 0 && seen.Count < MostFolders)
        {
            var folder = waiting.Pop();
            if (folder == to)
                return true;
            if (FileIn(workspace, folder) is not { } file || Kustomizations.RootOf(file) is not { } root)
                continue;
            foreach (var path in KustomizationNodes.Paths(root, "resources", "bases", "components"))
            {
                var next = PathNames.Combine(folder, path.Value);
                if (seen.Add(next))
                    waiting.Push(next);
            }
        }
        return false;
    }

    static ParsedFile? FileIn(FileSet workspace, string folder)
    {
        foreach (var name in (string[])["kustomization.yaml", "kustomization.yml", "Kustomization"])
        {
            if (workspace.Find(PathNames.Combine(folder, name)) is { Kind: FileKind.Kustomization } file)
                return file;
        }
        return null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            resources:
            - [|../base|]
            """).Named("prod/kustomization.yaml").Beside("base/kustomization.yaml", "resources:\n- ../prod\n"),
        Good.Kubernetes("""
            resources:
            - ../base
            """).Named("prod/kustomization.yaml").Beside("base/kustomization.yaml", "resources:\n- web.yaml\n"),
    ];
}
