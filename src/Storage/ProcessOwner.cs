#pragma warning disable CS9113
namespace Optimizer.Storage;

/// <summary>Names this process as an owner of workflow leases, and tells whether the process of another name has ended.</summary>
public static class ProcessOwner
{
    /// <summary><c>{machine}:{pid}:{start}</c>.</summary>
    public static string Current => throw new NotImplementedException();

    /// <summary>True only for a process of this machine that is gone; false when it runs or cannot be known.</summary>
    public static bool HasEnded(string owner) => throw new NotImplementedException();
}
