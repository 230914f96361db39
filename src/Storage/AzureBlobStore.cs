using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Optimizer.Core.Model;
using Optimizer.Core.Storage;

namespace Optimizer.Storage;

/// <summary>
/// Blobs named <c>{container}/{name}</c> in one container of a storage account; at most 256 MiB each. Every write leaves a mark of
/// its own in the blob's metadata, so that a write whose answer was lost is known as ours when its repetition is refused.
/// </summary>
public sealed class AzureBlobStore : IBlobStore
{
    private const string Mark = "write";
    private const int MaxBytes = 256 * 1024 * 1024;
    private static readonly StorageTransferOptions Transfer = new() { InitialTransferSize = 8 << 20, MaximumTransferSize = 8 << 20 };

    private readonly BlobContainerClient blobs;
    private readonly IIdGenerator ids;

    internal AzureBlobStore(BlobContainerClient blobs, IIdGenerator ids) => (this.blobs, this.ids) = (blobs, ids);

    public async Task<Blob?> GetAsync(string container, string name, CancellationToken cancellationToken)
    {
        try
        {
            var found = await Client(container, name).DownloadContentAsync(cancellationToken).ConfigureAwait(false);
            return new Blob(found.Value.Content.ToMemory(), found.Value.Details.ETag.ToString());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public Task<string?> PutIfAbsentAsync(
        string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        PutAsync(container, name, content, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken);

    public async Task<string?> ReplaceAsync(
        string container, string name, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellationToken)
    {
        StorageRules.RequireBlob(container, name);
        // The service refuses a text that is no ETag of its own as a malformed request.
        if (etag is not null && !etag.StartsWith('"')) return null;
        var conditions = etag is null ? null : new BlobRequestConditions { IfMatch = new ETag(etag) };
        return await PutAsync(container, name, content, conditions, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<string> ListAsync(
        string container, string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StorageRules.RequireContainer(container);
        var folder = container + "/";
        var options = new GetBlobsOptions { Prefix = folder + prefix };
        var found = blobs.GetBlobsAsync(options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (found.ConfigureAwait(false))
        {
            while (await NextAsync(found).ConfigureAwait(false))
            {
                var name = found.Current.Name[folder.Length..];
                if (after is null || string.CompareOrdinal(name, after) > 0) yield return name;
            }
        }
    }

    public Task DeleteAsync(string container, string name, CancellationToken cancellationToken) =>
        Client(container, name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private static async Task<bool> NextAsync(IAsyncEnumerator<BlobItem> found)
    {
        try
        {
            return await found.MoveNextAsync().ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
    }

    private async Task<string?> PutAsync(
        string container, string name, ReadOnlyMemory<byte> content, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var client = Client(container, name);
        if (content.Length > MaxBytes)
            throw new ArgumentException($"The blob {container}/{name} is {content.Length:N0} bytes, more than {MaxBytes:N0}.", nameof(content));
        var upload = new BlobUploadOptions
        {
            Conditions = conditions, TransferOptions = Transfer, Metadata = new Dictionary<string, string> { [Mark] = ids.NewId() },
        };
        try
        {
            return await UploadAsync(client, content, upload, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await blobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return await UploadAsync(client, content, upload, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<string?> UploadAsync(
        BlobClient client, ReadOnlyMemory<byte> content, BlobUploadOptions upload, CancellationToken cancellationToken)
    {
        using var watch = AzureRepeats.Watch(out var repeats);
        try
        {
            var written = await client.UploadAsync(BinaryData.FromBytes(content), upload, cancellationToken).ConfigureAwait(false);
            return written.Value.ETag.ToString();
        }
        catch (RequestFailedException e) when (IsRefusal(e))
        {
            return repeats.Any ? await ETagOfOwnAsync(client, upload.Metadata[Mark], cancellationToken).ConfigureAwait(false) : null;
        }
    }

    /// <summary>Whether the condition of a write did not hold.</summary>
    private static bool IsRefusal(RequestFailedException fault) =>
        fault.Status == 412 || fault.ErrorCode == BlobErrorCode.BlobAlreadyExists || fault.ErrorCode == BlobErrorCode.BlobNotFound;

    private static async Task<string?> ETagOfOwnAsync(BlobClient client, string mark, CancellationToken cancellationToken)
    {
        try
        {
            var found = await client.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return found.Value.Metadata.TryGetValue(Mark, out var written) && written == mark ? found.Value.ETag.ToString() : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private BlobClient Client(string container, string name)
    {
        StorageRules.RequireBlob(container, name);
        return blobs.GetBlobClient($"{container}/{name}");
    }
}
