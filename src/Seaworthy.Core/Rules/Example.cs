using Seaworthy.Knowledge;
using Seaworthy.Trust;

namespace Seaworthy.Rules;

/// <summary>A file beside the example, so that a join can be shown.</summary>
sealed record ExampleFile(string Path, string Text);

/// <summary>
/// A piece of a file that shows a rule. In a bad one, <c>[|</c> and <c>|]</c> enclose exactly the characters that the finding marks; all examples
/// are run as tests and printed on the rule's page.
/// </summary>
public sealed class Example
{
    readonly List<ExampleFile> _files = [];
    readonly List<KeyValuePair<string, string>> _options = [];

    internal Example(bool isBad, Dialect dialect, string path, string text)
    {
        IsBad = isBad;
        Dialect = dialect;
        Path = path;
        Text = text;
    }

    public bool IsBad { get; }

    /// <summary>The dialect; one of YAML's where the example is the lock or the trust policy.</summary>
    public Dialect Dialect { get; }

    /// <summary>The example is the lock or the trust policy, and no manifest.</summary>
    public bool IsTrustFile => FileNames.TrustKindOf(PathNames.Name(Path)) is not null;

    public string Path { get; private set; }

    /// <summary>The text with its marks.</summary>
    public string Text { get; }

    /// <summary>The text after the fix; null where no fix is offered.</summary>
    public string? FixedText { get; private set; }

    /// <summary>Why a good example is good.</summary>
    public string? Reason { get; private set; }

    internal IReadOnlyList<ExampleFile> Files => _files;

    /// <summary>Keys of <c>.editorconfig</c> that are set for the example.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Options => _options;

    /// <summary>The documents after the fix is applied.</summary>
    public Example Fixed(params string[] documents)
    {
        FixedText = Join(documents);
        return this;
    }

    public Example Because(string reason)
    {
        Reason = reason;
        return this;
    }

    /// <summary>Puts the example under another file name.</summary>
    public Example Named(string path)
    {
        Path = path;
        return this;
    }

    /// <summary>Adds a file that stands beside the example; one that is not linted is then known to exist.</summary>
    public Example Beside(string path, params string[] documents)
    {
        _files.Add(new ExampleFile(path, Join(documents)));
        return this;
    }

    public Example With(string option, string value)
    {
        _options.Add(new KeyValuePair<string, string>(option, value));
        return this;
    }

    internal static string Join(string[] documents) => string.Join("\n---\n", documents);
}

/// <summary>Examples with the fault.</summary>
static class Bad
{
    public static Example Dockerfile(string text) => new(true, Dialect.Dockerfile, "Dockerfile", text);

    public static Example Compose(string text) => new(true, Dialect.Compose, "compose.yaml", text);

    public static Example Kubernetes(params string[] documents) => new(true, Dialect.Kubernetes, "k8s.yaml", Example.Join(documents));

    public static Example Lock(string text) => new(true, Dialect.Kubernetes, LockFile.FileName, text);

    public static Example TrustPolicy(string text) => new(true, Dialect.Kubernetes, Seaworthy.Trust.TrustPolicy.FileName, text);
}

/// <summary>Examples without it: the repaired form, or one that looks alike and is fine.</summary>
static class Good
{
    public static Example Dockerfile(string text) => new(false, Dialect.Dockerfile, "Dockerfile", text);

    public static Example Compose(string text) => new(false, Dialect.Compose, "compose.yaml", text);

    public static Example Kubernetes(params string[] documents) => new(false, Dialect.Kubernetes, "k8s.yaml", Example.Join(documents));

    public static Example Lock(string text) => new(false, Dialect.Kubernetes, LockFile.FileName, text);

    public static Example TrustPolicy(string text) => new(false, Dialect.Kubernetes, Seaworthy.Trust.TrustPolicy.FileName, text);
}
