using System;

namespace Seaworthy.Tool;

/// <summary>The time that a run takes for now: the present, unless the environment sets another one.</summary>
static class Clock
{
    public static DateTime Now => BuildTime.Of(Environment.GetEnvironmentVariable("SEAWORTHY_NOW"), Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"));
}
