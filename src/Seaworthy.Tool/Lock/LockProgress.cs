using System;
using System.Threading.Tasks;
using Spectre.Console;

namespace Seaworthy.Tool.Lock;

/// <summary>A bar on a terminal, so that a slow registry is not taken for a hang; nothing in a log, where each image has its line anyway.</summary>
static class LockProgress
{
    public static async Task<T> RunAsync<T>(int count, Func<Action<string>?, Task<T>> work)
    {
        if (count == 0 || Console.IsErrorRedirected || Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            return await work(null).ConfigureAwait(false);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var task = progress.AddTask("asking registries", maxValue: count);
            return await work(reference =>
            {
                task.Increment(1);
                task.Description = Markup.Escape(reference);
            }).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}
