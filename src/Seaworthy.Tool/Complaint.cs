using System;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>What could not be done, in a line on standard error; names in it may hold any character.</summary>
static class Complaint
{
    public static void Write(string text) => Console.Error.WriteLine("seaworthy: " + VisibleText.Name(text));
}
