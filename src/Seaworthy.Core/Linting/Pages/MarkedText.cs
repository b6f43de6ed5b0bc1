using System.Text;

namespace Seaworthy.Linting;

/// <summary>The text of an example with a line of carets below each line that has marked characters.</summary>
static class MarkedText
{
    const string Open = "[|", Close = "|]";

    public static string Of(string example)
    {
        var text = new StringBuilder(example.Length + 80);
        var carets = new StringBuilder();
        var isMarked = false;
        foreach (var raw in example.Replace("\r\n", "\n").TrimEnd('\n').Split('\n'))
        {
            carets.Clear();
            var line = Line(raw, carets, ref isMarked);
            text.Append(line).Append('\n');
            if (carets.Length > 0)
                text.Append(carets).Append('\n');
        }
        return text.ToString();
    }

    // Gives the line without marks, and the carets below it; none where nothing is marked.
    static string Line(string raw, StringBuilder carets, ref bool isMarked)
    {
        var line = new StringBuilder(raw.Length);
        var hasText = false;
        for (var i = 0; i < raw.Length; i++)
        {
            if (string.CompareOrdinal(raw, i, Open, 0, 2) == 0)
            {
                // A mark of no length is where something is missing.
                if (string.CompareOrdinal(raw, i + 2, Close, 0, 2) == 0)
                    Put(carets, line, '^');
                isMarked = true;
                i++;
                continue;
            }
            if (isMarked && string.CompareOrdinal(raw, i, Close, 0, 2) == 0)
            {
                isMarked = false;
                i++;
                continue;
            }
            hasText |= !char.IsWhiteSpace(raw[i]);
            // The indentation of a mark that spans lines is not at fault.
            if (isMarked && hasText)
                Put(carets, line, '^');
            line.Append(raw[i]);
        }
        return line.ToString();
    }

    // Blanks up to the end of the line as it is so far, with its tabs, so that carets are below what they mark; then one mark.
    static void Put(StringBuilder carets, StringBuilder line, char mark)
    {
        for (var i = carets.Length; i < line.Length; i++)
            carets.Append(line[i] == '\t' ? '\t' : ' ');
        if (carets.Length == line.Length)
            carets.Append(mark);
    }
}
