namespace Seaworthy.Rules.Stages;

[Rule("SEA6016", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3024 buildkit:DuplicateStageName kics:same_alias_in_different_froms trivy:DS-0012 checkov:CKV_DOCKER_11 " +
        "dockerfile-utils:DUPLICATE_BUILD_STAGE_NAME")]
sealed class DuplicateStageName : Rule<BuildFile>
{
    public override string Title => "Duplicate stage name";

    public override string Message => "Stage name '{0}' is already used above; use another name";

    public override string Why => """
        If two stages have the same name, later references use the last one. A COPY or FROM that was written for the first
        stage then takes the files of the wrong stage, without an error.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/duplicate-stage-name/";

    public override void Check(BuildFile buildFile, Report report)
    {
        var seen = new Dictionary<string, Location>(StringComparer.OrdinalIgnoreCase);
        foreach (var stage in buildFile.Stages)
        {
            if (stage.Name is not { } name)
                continue;
            var location = new Location(buildFile.File.Source, stage.From.StageName!.Span);
            if (seen.TryGetValue(name, out var first))
                report.At(location, name).WithRelated(first, "First stage with this name");
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
