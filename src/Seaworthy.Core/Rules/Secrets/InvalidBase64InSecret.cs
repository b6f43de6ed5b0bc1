using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Secrets;

[Rule("SEA8009", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1")]
sealed class InvalidBase64InSecret : Rule<KubernetesObject>
{
    public override string Title => "Invalid Base64 in a Secret";

    public override string Message => "The value of '{0}' under data is not valid Base64; move it to stringData";

    public override string Why => """
        Values under `data` must be Base64, and the API server rejects the whole Secret otherwise, so pods that use it do not start. Values under `stringData`
        are written as plain text and encoded by the API server.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/configuration/secret/";

    public override bool HidesValues => true;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("Secret") || item.Root.Child("data") is not { } data)
            return;
        foreach (var entry in data.Node.Entries)
        {
            if (entry.KeyText is { } key && key != "<<" && data.Text(key) is { Written: Written.Value } value && !PlainScalars.IsMark(value.Value!)
                && !IsBase64(value.Value!))
                report.At(value, key);
        }
    }

    static bool IsBase64(string text)
    {
        var count = 0;
        var padding = 0;
        foreach (var c in text)
        {
            if (c is '\n' or '\r')
                continue;
            if (c == '=')
                padding++;
            else if (padding > 0 || c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '+' or '/'))
                return false;
            count++;
        }
        return count % 4 == 0 && padding <= 2;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "Secret", fields: "data: { password: [|correct horse|] }")),
        Good.Kubernetes(Manifest("v1", "Secret", fields: """data: { password: Y29ycmVjdA==, empty: "" }""")),
        Good.Kubernetes(Manifest("v1", "Secret", fields: "stringData: { password: correct horse }")).Because("values under stringData are plain text"),
        Good.Kubernetes(Manifest("v1", "Secret", fields: "data: { password: <base64 of the password> }")).Because("a placeholder is replaced later"),
    ];
}
