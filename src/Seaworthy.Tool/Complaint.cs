using System;
using Seaworthy.Engine;

namespace Seaworthy.Tool;

/// <summary>What could not be done, in a line on standard error; names in it may hold any character.</summary>
static class Complaint
{
    public static void Write(string text) => Console.Error.WriteLine("seaworthy: " + Visible.Name(text));
}
