using Seaworthy.Syntax;

namespace Seaworthy.Model;

/// <summary>What a file uses an image for.</summary>
public enum ImageRole
{
    /// <summary>FROM.</summary>
    Base,

    /// <summary>COPY --from or RUN --mount from=.</summary>
    CopySource,

    /// <summary>The <c># syntax=</c> directive.</summary>
    Frontend,

    /// <summary>The image that a container runs.</summary>
    Container,

    /// <summary>The name that a build gives to what it makes.</summary>
    BuildResult,

    /// <summary>A build cache.</summary>
    Cache,
}

/// <summary>One use of an image in a file.</summary>
/// <param name="File">The file that names it.</param>
/// <param name="SubjectPath">Whose image it is.</param>
/// <param name="Role">What it is used for.</param>
/// <param name="Text">The reference after expansion, mapped to where each part is written; null where it cannot be known.</param>
/// <param name="WrittenSpan">The characters as written.</param>
/// <param name="Name">The parts of the reference; null where it is unknown or malformed.</param>
/// <param name="Error">What is wrong with a malformed reference, else null.</param>
public sealed record ImageReference(
    ParsedFile File, string SubjectPath, ImageRole Role, MappedText? Text, TextSpan WrittenSpan, ImageName? Name, string? Error) : ISubject
{
    /// <summary>The Dockerfile of this workspace that builds the image, when one does and only one.</summary>
    internal BuildFile? BuiltBy { get; set; }

    /// <summary>A Dockerfile of the workspace or a service builds it, so that no registry has to be asked for it.</summary>
    public bool IsBuiltHere => BuiltBy is not null;

    /// <summary><c>scratch</c>, the empty base.</summary>
    public bool IsScratch => Role == ImageRole.Base && Text?.Text == "scratch";

    /// <summary>An edit may replace the text: it stands in the file as it is, not put together from variables.</summary>
    public bool IsLiteral => Text is not null && Text.SourceSpan == new TextSpan(Text.ToSource(0), Text.Length);

    /// <summary>
    /// A mark that somebody is to replace, such as <c>&lt;IMAGE&gt;</c>, <c>{TAG}</c>, <c>|version|</c> or <c>PROJECT_ID</c>: nothing is known of it.
    /// </summary>
    internal static bool IsPlaceholder(string text)
    {
        // What begins with ko:// is built and replaced by ko.
        if (text.IndexOfAny(['<', '>', '{', '}', '%', '[', '|']) >= 0 || text.StartsWith("ko://", System.StringComparison.Ordinal))
            return true;
        foreach (var segment in text.Split('/', ':'))
        {
            var isUpper = segment.Length > 2;
            foreach (var c in segment)
                isUpper &= c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';
            if (isUpper && segment.IndexOf('_') > 0)
                return true;
        }
        return false;
    }

    /// <summary>Where a part of the expanded text is written; the whole reference when a piece of the part comes from elsewhere.</summary>
    public TextSpan SpanOf(TextSpan part)
    {
        if (Text is null)
            return WrittenSpan;
        if (part.IsEmpty)
            return Text.ToSource(part);
        var (first, last) = (Text.ToSource(part.Start), Text.ToSource(part.End - 1));
        var isHere = first >= WrittenSpan.Start && last < WrittenSpan.End && first <= last;
        return isHere || last - first == part.Length - 1 ? TextSpan.FromBounds(first, last + 1) : WrittenSpan;
    }
}
