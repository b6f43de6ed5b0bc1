using System;
using System.Threading;

namespace Seaworthy.Images.Tests.Registry;

/// <summary>Pauses end at once and are remembered; time limits, which are longer than any pause, run as they do.</summary>
sealed class QuickTime(TimeSpan longestPause) : TimeProvider
{
    public System.Collections.Concurrent.ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero && dueTime <= longestPause)
        {
            Pauses.Enqueue(dueTime);
            dueTime = TimeSpan.Zero;
        }
        return base.CreateTimer(callback, state, dueTime, period);
    }
}
