using Seaworthy.Knowledge;
using Seaworthy.Syntax;

namespace Seaworthy.Hosting;

/// <summary>Decides what a file is by its name and, where the name leaves it open, by its content.</summary>
public static class FileKinds
{
    /// <summary>False where the name alone says that the file is none of ours, so that its text need not be read.</summary>
    public static bool MayBeLinted(string path) => FileNames.Of(PathNames.Name(PathNames.Normalize(path))) != NameHint.None;

    /// <param name="path">Any path; the last segment and its folder count.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="isNamed">True when somebody named this very file, so that a name nobody looks for is no reason to pass it over.</param>
    public static FileKind Of(string path, string text, bool isNamed = false)
    {
        var name = PathNames.Name(PathNames.Normalize(path));
        if (FileNames.TrustKindOf(name) is { } trust)
            return trust;
        switch (FileNames.Of(name))
        {
            case NameHint.Dockerfile:
                return FileKind.Dockerfile;
            case NameHint.PerhapsDockerfile:
                return StartsLikeDockerfile(text) ? FileKind.Dockerfile : FileKind.Other;
            case NameHint.Compose:
                return YamlSniffer.Of(text, isComposeName: true, isNamed);
            case NameHint.PerhapsCompose:
                return YamlSniffer.Of(text, isComposeName: false, isNamed: true, mentionsCompose: true);
            case NameHint.Kustomization:
                return FileKind.Kustomization;
            case NameHint.Yaml:
                return YamlSniffer.Of(text, isComposeName: false, isNamed);
            case NameHint.Json when !isNamed:
                return JsonSniffer.Of(text);
            default:
                if (!isNamed)
                    return FileKind.Other;
                return !name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && StartsLikeDockerfile(text)
                    ? FileKind.Dockerfile
                    : YamlSniffer.Of(text, isComposeName: false, isNamed: true);
        }
    }

    // The first line that is neither blank nor a comment must be FROM or ARG in capitals: "from x import y" is Python, "from a in b" is C#.
    static bool StartsLikeDockerfile(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\r' or '\n' or '\ufeff')
            {
                at++;
                continue;
            }
            if (c != '#')
                return Word(text, at, "FROM") || Word(text, at, "ARG");
            while (at < text.Length && text[at] is not ('\r' or '\n'))
                at++;
        }
        return false;
    }

    static bool Word(string text, int at, string word) =>
        string.CompareOrdinal(text, at, word, 0, word.Length) == 0 && at + word.Length < text.Length && text[at + word.Length] is ' ' or '\t' or '\\';
}
