using System;
using Seaworthy.Rules.Tool;
using Seaworthy.Text;

namespace Seaworthy.Engine;

/// <summary>Turns the exception of a rule into one finding of <see cref="InternalFault"/>.</summary>
static class InternalFaults
{
    public static void Report(Report report, Rule rule, ISubject subject, Exception fault)
    {
        if (Catalogue.Find(InternalFault.Id) is not { } self || self == rule)
            return;
        var severity = subject.File.Settings.SeverityOf(self);
        if (severity == Severity.None)
            return;
        report.Begin(self, subject, severity);
        report.At(new TextSpan(0, 0), rule.Info.Id, subject.File.Path, fault.GetType().Name, fault.Message);
    }
}
