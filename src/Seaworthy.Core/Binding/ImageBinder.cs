using Seaworthy.Syntax;

namespace Seaworthy.Binding;

/// <summary>Makes an image reference of text that may be unknown.</summary>
static class ImageBinder
{
    public static ImageReference Bind(ParsedFile file, string subjectPath, ImageRole role, MappedText? text, TextSpan written)
    {
        if (text is null || ImageReference.IsPlaceholder(text.Text))
            return new ImageReference(file, subjectPath, role, null, written, null, null);
        if (role == ImageRole.Base && text.Text == "scratch")
            return new ImageReference(file, subjectPath, role, text, written, null, null);
        var name = ImageName.Parse(text.Text, out var error);
        return new ImageReference(file, subjectPath, role, text, written, name, error);
    }
}
