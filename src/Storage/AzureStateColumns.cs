namespace Optimizer.Storage;

/// <summary>The columns of the table.</summary>
internal static class AzureStateColumns
{
    /// <summary>
    /// The value's UTF-8 bytes. Tables counts text in UTF-16, where 64 KiB would be half as many characters, and text travels
    /// escaped; bytes are at most 64 KiB as the port allows, and a batch's 2 MiB of them at most 2.7 MiB of the request's 4 MiB.
    /// </summary>
    public const string Json = "Json";

    /// <summary>Id of the batch that wrote the row last.</summary>
    public const string Mark = "Write";
}
