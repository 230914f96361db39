using System.Globalization;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>Every partition and row of the state, in one place: they are persisted.</summary>
internal static class StateKeys
{
    public const string Platforms = "platforms";
    public const string ReviewIndex = "review-index";
    public const string CycleIndex = "cycle-index";
    public const string Control = "control";
    public const string StopRow = "stop";
    public const string PlatformRow = "platform";
    public const string LookRow = "look";
    public const string Functions = "function:";

    /// <summary>Sorts directly after <see cref="Functions"/>.</summary>
    public const string AfterFunctions = "function;";

    /// <summary>After every row of digits.</summary>
    public const string AfterDigits = ":";

    public static string Platform(string platform) => "platform:" + platform;

    public static string Function(string function) => Functions + function;

    public static string Pending(string function) => "pending:" + function;

    public static string Applied(string function, string key) => $"applied:{function}:{ContentHash.Of(key)}";

    public static string Taken(string function, string cycle, string type) => $"taken:{function}:{ContentHash.Of($"{cycle}\n{type}")}";

    public static string Versions(string platform, string function) => $"versions:{platform}:{function}";

    public static string Version(int version) => version.ToString("D8", CultureInfo.InvariantCulture);

    public static string Reviews(string platform) => "reviews:" + platform;

    public static string Cycles(string platform) => "cycles:" + platform;

    public static string Audit(string platform) => "audit:" + platform;
}
