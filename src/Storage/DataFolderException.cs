namespace Optimizer.Storage;

/// <summary>The data folder cannot be used.</summary>
public sealed class DataFolderException(string folder, string reason, Exception? inner)
    : Exception($"The data folder {folder} cannot be used: {reason}. Give another folder, or repair this one.", inner)
{
    public string Folder { get; } = folder;
}
