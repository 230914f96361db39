namespace Optimizer.Storage;

/// <summary>The text that names a storage account cannot be used. The message never repeats it, since it may hold a key.</summary>
public sealed class StorageConnectionException(string reason, Exception? inner = null)
    : Exception(
        $"The storage account cannot be used: {reason}. Give a connection string, or the account's blob address " +
        "(https://ACCOUNT.blob.core.windows.net) to sign in with an Entra identity.",
        inner);
