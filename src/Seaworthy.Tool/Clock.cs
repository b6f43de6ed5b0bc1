using System;

namespace Seaworthy.Tool;

/// <summary>The time that a run takes for now: the present, unless the environment sets another one.</summary>
static class Clock
{
    const string Variable = "SEAWORTHY_NOW";

    /// <exception cref="UsageException">The environment sets something that is no date.</exception>
    public static DateTime Now
    {
        get
        {
            var now = Environment.GetEnvironmentVariable(Variable);
            return BuildTime.FaultOf(now, Variable) is { } fault
                ? throw new UsageException(fault)
                : BuildTime.Of(now, Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"));
        }
    }
}
