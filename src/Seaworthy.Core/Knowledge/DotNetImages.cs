using Seaworthy.Syntax;

namespace Seaworthy.Knowledge;

/// <summary>Microsoft's .NET images: what each is for, and how long each version gets fixes.</summary>
/// <remarks>Sources: the .NET support policy (Release lifecycle) and the repositories of dotnet/dotnet-docker.</remarks>
static class DotNetImages
{
    // version -> the last day with fixes
    static readonly Dictionary<string, (int Year, int Month, int Day)> s_ends = new()
    {
        ["1.0"] = (2019, 6, 27),
        ["1.1"] = (2019, 6, 27),
        ["2.0"] = (2018, 10, 1),
        ["2.1"] = (2021, 8, 21),
        ["2.2"] = (2019, 12, 23),
        ["3.0"] = (2020, 3, 3),
        ["3.1"] = (2022, 12, 13),
        ["5.0"] = (2022, 5, 10),
        ["6.0"] = (2024, 11, 12),
        ["7.0"] = (2024, 5, 14),
        ["8.0"] = (2026, 11, 10),
        ["9.0"] = (2026, 11, 10),
        ["10.0"] = (2028, 11, 14),
    };

    // A version whose support had ended by this day is reported also where nobody says which day it is: what a build reports must not change from one day to
    // the next.
    static readonly int s_published = CalendarDate.Of(2025, 11, 11)!.Value;

    /// <summary>The major version that the tag names, such as 8 for <c>8.0-alpine</c>; null for another image or a tag without a version.</summary>
    public static int? MajorOf(ImageName image) =>
        VersionOf(image) is { } version && int.TryParse(version.Substring(0, version.IndexOf('.')), out var major) ? major : null;

    /// <summary>
    /// <c>8.0</c> for the tags <c>8.0</c>, <c>8.0.11-alpine3.20</c> and <c>8</c>; null for an image of another maker or a tag without a version.
    /// </summary>
    public static string? VersionOf(ImageName image)
    {
        if (!IsDotNet(image) || image.Tag is not { Length: > 0 } tag || IsFramework(image))
            return null;
        var end = 0;
        var dots = 0;
        while (end < tag.Length && (char.IsDigit(tag[end]) || (tag[end] == '.' && dots == 0)))
            dots += tag[end++] == '.' ? 1 : 0;
        var version = tag.Substring(0, end).TrimEnd('.');
        if (version.Length == 0 || (end < tag.Length && tag[end] is not ('-' or '.')))
            return null;
        return version.IndexOf('.') < 0 ? version + ".0" : version;
    }

    /// <summary>The last day on which the version of the image got fixes, where that day is past; null where it is not, or unknown.</summary>
    /// <param name="image">Any image.</param>
    /// <param name="today">The day of the run, or null for what was past when this was published.</param>
    public static string? EndedOn(ImageName image, int? today)
    {
        if (VersionOf(image) is not { } version || !s_ends.TryGetValue(version, out var end)
            || CalendarDate.Of(end.Year, end.Month, end.Day) >= (today ?? s_published))
            return null;
        return FormattableString.Invariant($"{end.Year:0000}-{end.Month:00}-{end.Day:00}");
    }

    /// <summary>An image with the SDK: compilers, NuGet and a shell.</summary>
    public static bool IsSdk(ImageName image) =>
        IsDotNet(image) && (image.ShortName == "sdk" || (image.Path is "dotnet/core" or "microsoft/dotnet" && image.Tag is { } tag
            && tag.EndsWith("sdk", StringComparison.Ordinal)));

    /// <summary>An image that a program runs on: <c>runtime-deps</c>, <c>runtime</c>, <c>aspnet</c> and the monitors.</summary>
    public static bool IsRuntime(ImageName image) => IsDotNet(image) && image.ShortName is "runtime" or "aspnet" or "runtime-deps";

    public static bool IsFramework(ImageName image) => image.Path.StartsWith("dotnet/framework/", StringComparison.Ordinal);

    static bool IsDotNet(ImageName image) =>
        (image.Registry == "mcr.microsoft.com" && image.Path.StartsWith("dotnet/", StringComparison.Ordinal))
            || image.Repository is "docker.io/microsoft/dotnet" or "docker.io/microsoft/aspnetcore";
}
