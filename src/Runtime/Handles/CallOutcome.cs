namespace Optimizer.Runtime.Handles;

internal enum CallOutcome : byte
{
    Ok,
    Error,
    Cancelled,
}
