using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Labels;

[Rule("SEA6348", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3052 hadolint:DL3053 hadolint:DL3054 hadolint:DL3055 hadolint:DL3056 hadolint:DL3058")]
sealed class InvalidLabelValue : Rule<Stage>
{
    public override string Title => "Invalid label value";

    public override string Message => "Value '{1}' of label '{0}' is not valid; use {2}";

    public override string Why => """
        Tools that read labels expect a URL that they can open, a date that they can compare or a license that they know; another value is ignored or
        breaks them. The rule checks only labels with a type in seaworthy_label_schema.
        """;

    public override string Sources => "https://github.com/opencontainers/image-spec/blob/main/annotations.md";

    public override string? Differences => """
        A value from a variable without a default is unknown and not reported. Licenses are compared by family, so an unknown version of a known
        license is accepted; a hash is any 7 to 64 hexadecimal digits.
        """;

    public override IEnumerable<RuleOption> Options => [LabelSchema.Option];

    public override void Check(Stage stage, Report report)
    {
        if (LabelSchema.Of(report.Settings) is not { } schema)
            return;
        foreach (var (step, pair, name) in LabelSchema.LabelsOf(stage))
        {
            if (schema.Types.TryGetValue(name, out var type) && pair.Value?.Expand(step.Scope).Text is { Length: > 0 } value
                && !LabelTypes.Matches(type, value.Text))
                report.At(pair.Value.Span, name, value.Text, LabelTypes.NameOf(type));
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("LABEL source=[|example.com|]")).With("seaworthy_label_schema", "source:url"),
        Bad.Dockerfile(Debian("LABEL created=[|2026-11-24|]")).With("seaworthy_label_schema", "created:rfc3339"),
        Bad.Dockerfile(Debian("""LABEL licenses=[|"my own"|]""")).With("seaworthy_label_schema", "licenses:spdx"),
        Bad.Dockerfile(Debian("LABEL revision=[|main|]")).With("seaworthy_label_schema", "revision:hash"),
        Bad.Dockerfile(Debian("LABEL version=[|v1|]")).With("seaworthy_label_schema", "version:semver"),
        Bad.Dockerfile(Debian("LABEL maintainer=[|shop|]")).With("seaworthy_label_schema", "maintainer:email"),
        Good.Dockerfile(Debian("""
            LABEL source=https://example.com/shop created=2026-11-24T13:00:00Z licenses="MIT OR Apache-2.0" \
                revision=0123456789abcdef0123456789abcdef01234567 version=1.4.2-rc.1+5 maintainer=shop@example.com
            """)).With("seaworthy_label_schema", "source:url, created:rfc3339, licenses:spdx, revision:hash, version:semver, maintainer:email"),
    ];
}
