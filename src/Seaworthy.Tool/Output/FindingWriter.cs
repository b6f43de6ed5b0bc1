namespace Seaworthy.Tool.Output;

/// <summary>Prints a report in one format.</summary>
abstract class FindingWriter
{
    public abstract void Write();
}
