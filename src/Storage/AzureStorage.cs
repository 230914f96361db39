using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Optimizer.Core.Model;

namespace Optimizer.Storage;

/// <summary>A storage account: one table for entities, one container for blobs, both made at the first write.</summary>
public sealed class AzureStorage
{
    private readonly TableClient table;
    private readonly BlobContainerClient container;

    private AzureStorage(TableServiceClient tables, BlobServiceClient blobs, AzureStorageOptions options, IIdGenerator ids, TimeProvider time)
    {
        (table, container) = (tables.GetTableClient(options.Name), blobs.GetBlobContainerClient(options.Name));
        State = new AzureStateStore(table, options, ids, time);
        Blobs = new AzureBlobStore(container, ids);
    }

    public AzureStateStore State { get; }

    public AzureBlobStore Blobs { get; }

    /// <summary>Opens an account; nothing is sent yet.</summary>
    /// <param name="account">
    /// A connection string, or the account's blob address <c>https://ACCOUNT.blob.core.windows.net</c> for an Entra identity.
    /// </param>
    /// <param name="credential">The identity where <paramref name="account"/> is an address; null: <c>DefaultAzureCredential</c>.</param>
    /// <exception cref="StorageConnectionException"><paramref name="account"/> is neither.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static AzureStorage Open(
        string account, AzureStorageOptions options, IIdGenerator ids, TimeProvider time, TokenCredential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (string.IsNullOrWhiteSpace(account)) throw new StorageConnectionException("nothing was given");
        return account.Contains('=', StringComparison.Ordinal)
            ? WithConnectionString(account, options, ids, time)
            : WithIdentity(account, credential ?? new DefaultAzureCredential(), options, ids, time);
    }

    /// <summary>What to tell a user where an account did not answer, or does not let them in; null for every other fault.</summary>
    public static StorageConnectionException? Explain(Exception fault) => fault switch
    {
        RequestFailedException { Status: 0 or 401 or 403 } refused => new($"{refused.Message.Split('\n')[0].Trim().TrimEnd('.')}", refused),
        AggregateException { InnerException: RequestFailedException refused } => Explain(refused),
        _ => null,
    };

    /// <summary>Removes the table and the container with all that is in them; harmless where they are not.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await table.DeleteAsync(cancellationToken).ConfigureAwait(false);
        await container.DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static AzureStorage WithConnectionString(string text, AzureStorageOptions options, IIdGenerator ids, TimeProvider time)
    {
        try
        {
            return new AzureStorage(
                new TableServiceClient(text, TableOptions(options)), new BlobServiceClient(text, BlobOptions(options)), options, ids, time);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new StorageConnectionException($"the connection string is not complete ({e.GetType().Name})");
        }
    }

    private static AzureStorage WithIdentity(
        string address, TokenCredential credential, AzureStorageOptions options, IIdGenerator ids, TimeProvider time)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var blobs) || blobs.Scheme != Uri.UriSchemeHttps)
            throw new StorageConnectionException("it is neither a connection string nor an https address");
        if (!blobs.Host.Contains(".blob.", StringComparison.OrdinalIgnoreCase))
            throw new StorageConnectionException($"{blobs.Host} is not the address of an account's blobs");
        var host = blobs.Host.Replace(".blob.", ".table.", StringComparison.OrdinalIgnoreCase);
        return new AzureStorage(
            new TableServiceClient(new Uri($"https://{host}"), credential, TableOptions(options)),
            new BlobServiceClient(new Uri($"https://{blobs.Host}"), credential, BlobOptions(options)), options, ids, time);
    }

    private static TableClientOptions TableOptions(AzureStorageOptions options) => Patient(new TableClientOptions(), options);

    private static BlobClientOptions BlobOptions(AzureStorageOptions options) => Patient(new BlobClientOptions(), options);

    private static T Patient<T>(T client, AzureStorageOptions options)
        where T : ClientOptions
    {
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = options.MaxRetries;
        client.Retry.Delay = options.RetryDelay;
        client.Retry.MaxDelay = options.MaxRetryDelay;
        client.Retry.NetworkTimeout = options.AttemptTimeout;
        client.AddPolicy(new AzureRepeats.Policy(), HttpPipelinePosition.PerRetry);
        return client;
    }
}
