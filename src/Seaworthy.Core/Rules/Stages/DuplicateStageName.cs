namespace Seaworthy.Rules.Stages;

[Rule("SEA6016", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3024 buildkit:DuplicateStageName kics:same_alias_in_different_froms trivy:DS-0012 checkov:CKV_DOCKER_11 " +
        "dockerfile-utils:DUPLICATE_BUILD_STAGE_NAME")]
sealed class DuplicateStageName : Rule<BuildFile>
{
    public override string Title => "Stage name is taken";

    public override string Message => "Another stage before is named '{0}' already; give this one a name of its own";

    public override string Why => """
        Of two stages with one name, later references mean the last, whatever their author had in mind.
        """;

    public override void Check(BuildFile buildFile, Report report)
    {
        var seen = new Dictionary<string, Location>(StringComparer.OrdinalIgnoreCase);
        foreach (var stage in buildFile.Stages)
        {
            if (stage.Name is not { } name)
                continue;
            var location = new Location(buildFile.File.Source, stage.From.StageName!.Span);
            if (seen.TryGetValue(name, out var first))
                report.At(location, name).WithRelated(first, "The other stage");
            else
                seen.Add(name, location);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12 AS base
            FROM alpine:3.22 AS [|BASE|]
            """),
        Good.Dockerfile("""
            FROM debian:12 AS base
            FROM alpine:3.22 AS final
            """),
    ];
}
