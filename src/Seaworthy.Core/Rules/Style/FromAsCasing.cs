namespace Seaworthy.Rules.Style;

[Rule("SEA6308", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "buildkit:FromAsCasing")]
sealed class FromAsCasing : Rule<Stage>
{
    public override string Title => "FROM and AS in different case";

    public override string Message => "'{0}' does not match the case of FROM; use {1}";

    public override string Why => """
        FROM and AS are keywords of the same instruction. If one is in upper case and the other is not, AS is easily read as a
        part of the image name. The build is not affected.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/from-as-casing/";

    public override void Check(Stage stage, Report report)
    {
        if (stage.From.AsSpan.IsEmpty)
            return;
        var from = stage.File.Source.ToString(stage.From.KeywordSpan);
        var written = stage.File.Source.ToString(stage.From.AsSpan);
        var wanted = from == "FROM" ? "AS" : from == "from" ? "as" : written;
        if (written != wanted)
            report.At(stage.From.AsSpan, written, wanted).WithFix("Use " + wanted, f => f.Replace(stage.From.AsSpan, wanted), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:12 [|as|] build").Fixed("FROM debian:12 AS build"),
        Bad.Dockerfile("from debian:12 [|AS|] build").Fixed("from debian:12 as build"),
        Good.Dockerfile("FROM debian:12 AS build"),
    ];
}
