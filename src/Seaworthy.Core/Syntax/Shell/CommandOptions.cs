namespace Seaworthy.Syntax.Shell;

/// <summary>The value of an option, wherever it stands: behind an equals sign, in the same word, or in the next.</summary>
/// <param name="Option">The word that names the option.</param>
/// <param name="Text">The value, quotes taken out.</param>
/// <param name="IsConstant">No expansion is in it.</param>
sealed record OptionValue(ShellWord Option, MappedText Text, bool IsConstant);

/// <summary>Looks up the values of a command's options.</summary>
static class CommandOptions
{
    /// <summary>The value of the first of the options that is given, or null. Short ones may end a cluster, or hold the value: <c>-u1000</c>.</summary>
    public static OptionValue? FindValue(this ShellCommand command, params string[] names)
    {
        var words = command.Words;
        for (var i = 1; i < words.Count; i++)
        {
            var text = words[i].Content.Text;
            if (text == "--")
                return null;
            if (text.Length < 2 || text[0] != '-')
                continue;
            foreach (var name in names)
            {
                var start = ValueStart(command, text, name);
                if (start < 0)
                    continue;
                if (start < text.Length)
                    return new OptionValue(words[i], words[i].Content.Slice(TextSpan.FromBounds(start, text.Length)), words[i].IsConstant);
                return i + 1 < words.Count && !text.EndsWith("=", StringComparison.Ordinal)
                    ? new OptionValue(words[i], words[i + 1].Content, words[i + 1].IsConstant) : null;
            }
            if (command.Spec.TakesValue(text))
                i++;
        }
        return null;
    }

    /// <summary>The characters of a word with the blanks in front, so that taking them out leaves the rest in form.</summary>
    public static TextSpan SpanWithGap(this ShellCommand command, ShellWord word)
    {
        for (var i = 1; i < command.Words.Count; i++)
        {
            if (command.Words[i] == word)
                return TextSpan.FromBounds(command.Words[i - 1].Span.End, word.Span.End);
        }
        return word.Span;
    }

    // Where the value starts; the length of the text when it is the next word; -1 when the option is another one.
    static int ValueStart(ShellCommand command, string text, string name)
    {
        if (text == name)
            return text.Length;
        if (name[1] == '-' || name.Length > 2)
            return text.Length > name.Length && text[name.Length] == '=' && text.StartsWith(name, StringComparison.Ordinal) ? name.Length + 1 : -1;
        if (text[1] == '-' || command.Spec.HasLongOptionsWithOneDash)
            return -1;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == name[1])
                return i + 1;
            if (command.Spec.TakesValue("-" + text[i]))
                return -1;
        }
        return -1;
    }
}
