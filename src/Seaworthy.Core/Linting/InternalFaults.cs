using Seaworthy.Rules.Tool;

namespace Seaworthy.Linting;

/// <summary>Turns the exception of a rule into one finding of <see cref="HostReports.InternalFault"/>.</summary>
static class InternalFaults
{
    public static void Report(Report report, Rule rule, ISubject subject, Exception fault) => Report(report, rule, rule.Info.Id, subject, fault);

    /// <summary>A fault before any rule has run: the file could not be bound.</summary>
    public static void Report(Report report, ParsedFile file, Exception fault) => Report(report, null, "SEA0001", file, fault);

    static void Report(Report report, Rule? rule, string name, ISubject subject, Exception fault)
    {
        if (Catalogue.Find(HostReports.InternalFaultId) is not { } self || self == rule)
            return;
        // Whatever was selected: a run that lost a rule or a file must not look complete.
        var severity = subject.File.Settings.SeverityOf(self) is var set && set == Severity.None ? self.Info.Severity : set;
        report.Begin(subject);
        report.Begin(self, severity);
        report.At(new TextSpan(0, 0), name, subject.File.Path, fault.GetType().Name, fault.Message);
    }
}
