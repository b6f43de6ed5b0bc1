using System;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>Errors and notes, each a line on standard error; names in it may hold any character.</summary>
static class StandardError
{
    public static void Write(string text) => Console.Error.WriteLine("seaworthy: " + EscapedText.Name(text));
}
