namespace Seaworthy.Rules.Style;

[Rule("SEA6308", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "buildkit:FromAsCasing")]
sealed class FromAsCasing : Rule<Stage>
{
    public override string Title => "FROM and AS are in different cases";

    public override string Message => "Write '{0}' as {1}, like FROM in the same line";

    public override string Why => """
        Two keywords of one instruction read as two things when one is in capitals and the other is not.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (stage.From.AsSpan.IsEmpty)
            return;
        var from = stage.File.Source.ToString(stage.From.KeywordSpan);
        var written = stage.File.Source.ToString(stage.From.AsSpan);
        var wanted = from == "FROM" ? "AS" : from == "from" ? "as" : written;
        if (written != wanted)
            report.At(stage.From.AsSpan, written, wanted).WithFix("Write it as " + wanted, f => f.Replace(stage.From.AsSpan, wanted), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("FROM debian:12 [|as|] build").Fixed("FROM debian:12 AS build"),
        Bad.Dockerfile("from debian:12 [|AS|] build").Fixed("from debian:12 as build"),
        Good.Dockerfile("FROM debian:12 AS build"),
    ];
}
