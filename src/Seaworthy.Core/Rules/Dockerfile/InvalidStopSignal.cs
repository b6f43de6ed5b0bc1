using System.Globalization;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6320", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "dockerfile-utils:INVALID_SIGNAL tally:no-ungraceful-stopsignal",
    Related = "tally:prefer-canonical-stopsignal")]
sealed class InvalidStopSignal : Rule<Step>
{
    // POSIX and Linux names (signal(7)).
    static readonly string[] s_signals =
    [
        "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "IOT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CLD",
            "CONT", "STOP",
        "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "POLL", "PWR", "SYS", "RTMIN", "RTMAX",
    ];

    public override string Title => "Invalid or uncatchable stop signal";

    public override string Message => "STOPSIGNAL {0} {1}";

    public override string Why => """
        The engine sends this signal to stop the container and waits for the program to exit. An unknown signal fails the
        build. SIGKILL and SIGSTOP cannot be caught, so the program cannot finish its requests or write its data.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#stopsignal
        https://man7.org/linux/man-pages/man7/signal.7.html
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not ValueInstruction { Kind: InstructionKind.Stopsignal } stop || stop.Value.Expand(step.Scope)
            .Text?.Text is not { Length: > 0 } signal)
            return;
        if (int.TryParse(signal, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            if (number is < 1 or > 64)
                report.At(stop.Value.Span, signal, "is not a valid signal; use a number from 1 to 64");
            else if (number is 9 or 19)
                Offer(report.At(stop.Value.Span, signal, "cannot be caught by the program; use SIGTERM"), stop, "SIGTERM");
            return;
        }
        var name = signal.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) ? signal.Substring(3) : signal;
        var offset = name.IndexOfAny(['+', '-']);
        if (offset > 0)
            name = name.Substring(0, offset);
        if (!IsKnown(name))
            Offer(report.At(stop.Value.Span, signal, "is not a valid signal; use a name such as SIGTERM or a number"), stop,
                DidYouMean.Find(name.ToUpperInvariant(), s_signals) is { } near ? "SIG" + near : null);
        else if (name.Equals("KILL", StringComparison.OrdinalIgnoreCase) || name.Equals("STOP", StringComparison.OrdinalIgnoreCase))
            Offer(report.At(stop.Value.Span, signal, "cannot be caught by the program; use SIGTERM"), stop, "SIGTERM");
    }

    static void Offer(Finding finding, ValueInstruction stop, string? signal)
    {
        if (signal is not null && !stop.Value.HasVariables)
            finding.WithFix("Use " + signal, f => f.Replace(stop.Value.Span, signal), Safety.Review);
    }

    static bool IsKnown(string name)
    {
        foreach (var signal in s_signals)
        {
            if (signal.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("STOPSIGNAL [|SIGTREM|]")).Fixed(Debian("STOPSIGNAL SIGTERM")),
        Bad.Dockerfile(Debian("STOPSIGNAL [|9|]")).Fixed(Debian("STOPSIGNAL SIGTERM")),
        Bad.Dockerfile(Debian("STOPSIGNAL [|SIGKILL|]")).Fixed(Debian("STOPSIGNAL SIGTERM")),
        Good.Dockerfile(Debian("""
            STOPSIGNAL SIGQUIT
            STOPSIGNAL RTMIN+3
            STOPSIGNAL 15
            STOPSIGNAL $SIGNAL
            """)),
    ];
}
